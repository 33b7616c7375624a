package org.cienrich.transforms.coders;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;

/**
 * The form of an outcome: the bare value for a number, truth value, text or list of texts; an
 * object of one field for what CBOR has no type of its own for, {@code t} for an instant and {@code
 * m} for a missing value.
 */
@SuppressWarnings("EnumOrdinal") // both ends of a shuffle run the same code
final class OutcomeCodec {
  private static final String INSTANT = "t";
  private static final String MISSING = "m";
  private static final MissingReason[] REASONS = MissingReason.values();

  private OutcomeCodec() {}

  static void write(Outcome<?> outcome, JsonGenerator out) throws IOException {
    if (outcome instanceof Outcome.Missing<?> missing) {
      writeTagged(MISSING, missing.reason().ordinal(), out);
      return;
    }
    Object value = ((Outcome.Present<?>) outcome).value();
    if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Instant instant) {
      writeTagged(INSTANT, RecordMapper.micros(instant), out);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        out.writeString((String) item);
      }
      out.writeEndArray();
    } else {
      throw new IOException("No form for a value of " + value.getClass());
    }
  }

  private static void writeTagged(String tag, long number, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField(tag, number);
    out.writeEndObject();
  }

  static Outcome<?> read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NUMBER_INT -> Outcome.present(in.getLongValue());
      case VALUE_NUMBER_FLOAT -> Outcome.present(in.getDoubleValue());
      case VALUE_TRUE -> Outcome.present(true);
      case VALUE_FALSE -> Outcome.present(false);
      case VALUE_STRING -> Outcome.present(in.getText());
      case START_ARRAY -> Outcome.present(readList(in));
      case START_OBJECT -> readTagged(in);
      default -> throw new IOException("No outcome starts with " + in.currentToken());
    };
  }

  private static List<String> readList(JsonParser in) throws IOException {
    List<String> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(in.getText());
    }
    return List.copyOf(items);
  }

  private static Outcome<?> readTagged(JsonParser in) throws IOException {
    String tag = in.nextFieldName();
    in.nextToken();
    long number = in.getLongValue();
    in.nextToken();
    return tag.equals(INSTANT)
        ? Outcome.present(RecordMapper.instant(number))
        : Outcome.missing(REASONS[(int) number]);
  }
}
