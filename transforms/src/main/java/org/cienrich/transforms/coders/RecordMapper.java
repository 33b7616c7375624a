package org.cienrich.transforms.coders;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.time.Instant;
import org.cienrich.features.Outcome;

/** The CBOR form of records: components in order, instants as microseconds. */
final class RecordMapper {
  static final ObjectMapper MAPPER =
      CBORMapper.builder()
          .annotationIntrospector(new RecordsAsArrays())
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantSerializer())
                  .addDeserializer(Instant.class, new InstantDeserializer())
                  .addDeserializer(String.class, new RepeatedStrings())
                  .addSerializer(Outcome.class, new OutcomeSerializer())
                  .addDeserializer(Outcome.class, new OutcomeDeserializer()))
          .build();

  private RecordMapper() {}

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  private static final class RecordsAsArrays extends JacksonAnnotationIntrospector {
    @Override
    public JsonFormat.Value findFormat(Annotated annotated) {
      return Record.class.isAssignableFrom(annotated.getRawType())
          ? JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)
          : super.findFormat(annotated);
    }
  }

  private static final class InstantSerializer extends StdSerializer<Instant> {
    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(micros(value));
    }
  }

  private static final class InstantDeserializer extends StdDeserializer<Instant> {
    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return instant(in.getLongValue());
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class OutcomeSerializer extends StdSerializer<Outcome> {
    OutcomeSerializer() {
      super(Outcome.class);
    }

    @Override
    public void serialize(Outcome value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      OutcomeCodec.write((Outcome<?>) value, out);
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class OutcomeDeserializer extends StdDeserializer<Outcome> {
    OutcomeDeserializer() {
      super(Outcome.class);
    }

    @Override
    public Outcome deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return OutcomeCodec.read(in);
    }
  }
}
