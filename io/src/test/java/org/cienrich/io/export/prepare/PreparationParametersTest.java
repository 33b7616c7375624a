package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationParametersTest {
  /** Prepares rows by the JSON alone, as somebody with other rows would. */
  @ParameterizedTest
  @CsvSource({
    "impute,zscore,onehot",
    "impute,robust,ordinal",
    "sentinel:-99,minmax,ordinal",
    "keep,log1p,onehot"
  })
  void tellAllThatPreparingOtherRowsTakes(String missing, String normalise, String encode)
      throws IOException {
    SampleBuilds builds = RandomBuilds.of(new Random(11));
    Preparer preparer =
        builds.fit(
            "missing=" + missing, "normalise=" + normalise, "encode=" + encode, "split=time");
    JsonNode json = new ObjectMapper().valueToTree(preparer.parameters());

    for (List<@Nullable Object> cells : builds.rows()) {
      if (preparer.prepare(cells) instanceof Prepared.Row row) {
        Map<String, Object> expected = new HashMap<>();
        for (JsonNode column : json.get("columns")) {
          Object cell = cells.get(builds.indexOf(column.get("column").asText()));
          prepare(column, cell, expected);
        }
        for (int i = 0; i < preparer.columns().size(); i++) {
          TableColumn column = preparer.columns().get(i);
          Object wanted = expected.get(column.name());
          if (row.cells().get(i) instanceof Number number) {
            assertThat(number.doubleValue())
                .as(column.name())
                .isCloseTo(((Number) wanted).doubleValue(), within(1e-12));
          } else {
            assertThat(row.cells().get(i)).as(column.name()).isEqualTo(wanted);
          }
        }
      }
    }
  }

  private static void prepare(
      JsonNode column, @Nullable Object cell, Map<String, Object> expected) {
    JsonNode fill = column.get("fill");
    boolean isSentinel = fill.path("method").asText().equals("sentinel");
    Object value = cell;
    if (cell == null && !fill.isNull()) {
      value = fill.get("value").isNumber() ? fill.get("value").doubleValue() : text(fill);
    }
    if (!column.get("codes").isNull()) {
      String method = column.get("codes").get("method").asText();
      if (cell == null && isSentinel) {
        expected.put(column.get("written").get(0).asText(), value);
        return;
      }
      encode(column.get("codes").get("codes"), method, column, value, expected);
      return;
    }
    if (value instanceof Number number
        && !column.get("scale").isNull()
        && !(cell == null && isSentinel)) {
      value = scaled(column.get("scale"), number.doubleValue());
    }
    expected.put(column.get("written").get(0).asText(), value);
  }

  private static Object text(JsonNode fill) {
    return fill.get("value").asText();
  }

  private static double scaled(JsonNode scale, double number) {
    return scale.get("method").asText().equals("log1p")
        ? Math.log(1 + Math.max(number, 0))
        : (number - scale.get("center").doubleValue()) / scale.get("scale").doubleValue();
  }

  private static void encode(
      JsonNode codes,
      String method,
      JsonNode column,
      @Nullable Object value,
      Map<String, Object> expected) {
    List<?> values =
        value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    if (method.equals("ordinal")) {
      expected.put(column.get("written").get(0).asText(), null);
    } else {
      codes.forEach(code -> expected.put(code.get("column").asText(), 0L));
    }
    for (Object each : values) {
      JsonNode found = codes.get(codes.size() - 1);
      for (JsonNode code : codes) {
        found = code.get("category").asText().equals(each.toString()) ? code : found;
      }
      if (method.equals("ordinal")) {
        expected.put(column.get("written").get(0).asText(), found.get("code").longValue());
      } else {
        expected.put(found.get("column").asText(), 1L);
      }
    }
  }
}
