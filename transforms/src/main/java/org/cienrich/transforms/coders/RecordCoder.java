package org.cienrich.transforms.coders;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A coder for Java records, which Beam's schemas do not support: CBOR, a record as the array of its
 * components, so that names cost nothing. Deterministic, since records hold no maps or sets.
 *
 * <p>Found by Beam for every record type ({@link RecordCoders}); no step has to set it. Adding or
 * reordering components changes the encoding: it is for shuffles, never for storage.
 */
public final class RecordCoder<T extends Record> extends CustomCoder<T> {
  private final Class<T> type;
  private transient @Nullable ObjectWriter writer;
  private transient @Nullable ObjectReader reader;

  private RecordCoder(Class<T> type) {
    this.type = type;
  }

  public static <T extends Record> RecordCoder<T> of(Class<T> type) {
    return new RecordCoder<>(type);
  }

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    if (writer == null) {
      writer = RecordMapper.MAPPER.writerFor(type);
    }
    ByteArrayCoder.of().encode(writer.writeValueAsBytes(value), out);
  }

  @Override
  public T decode(InputStream in) throws IOException {
    if (reader == null) {
      reader = RecordMapper.MAPPER.readerFor(type);
    }
    return reader.readValue(ByteArrayCoder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public TypeDescriptor<T> getEncodedTypeDescriptor() {
    return TypeDescriptor.of(type);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordCoder<?> coder && coder.type.equals(type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(RecordCoder.class, type);
  }

  @Override
  public String toString() {
    return "RecordCoder(" + type.getSimpleName() + ")";
  }

  /** Provides the coder for every record class. */
  static final class Provider extends CoderProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> Coder<T> coderFor(TypeDescriptor<T> type, List<? extends Coder<?>> components)
        throws CannotProvideCoderException {
      if (!type.getRawType().isRecord()) {
        throw new CannotProvideCoderException(type + " is not a record");
      }
      return (Coder<T>) RecordCoder.of(type.getRawType().asSubclass(Record.class));
    }
  }
}
