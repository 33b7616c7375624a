package org.cienrich.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A digest of values: equal for equal values, on every machine, whatever the order of sets and
 * maps. Records count by the names and values of their components. Not thread-safe.
 */
final class Fingerprint {
  private static final ClassValue<List<Method>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .peek(accessor -> accessor.setAccessible(true))
              .toList();
        }
      };

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Adds a value; those added before and after it stay apart. */
  Fingerprint add(@Nullable Object value) {
    if (value == null) {
      put('0', "");
    } else if (value instanceof Record record) {
      addRecord(record);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, each) -> sorted.put(String.valueOf(key), each));
      put('m', Integer.toString(sorted.size()));
      sorted.forEach((key, each) -> add(key).add(each));
    } else if (value instanceof Set<?> set) {
      put('s', Integer.toString(set.size()));
      set.stream().map(String::valueOf).sorted().forEach(this::add);
    } else if (value instanceof Collection<?> list) {
      put('l', Integer.toString(list.size()));
      list.forEach(this::add);
    } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      put(value.getClass().getSimpleName().charAt(0), value.toString());
    } else if (value instanceof Enum<?> constant) {
      put('e', constant.name());
    } else if (value instanceof Instant instant) {
      put('t', instant.toString());
    } else {
      throw new IllegalArgumentException("No fingerprint of a " + value.getClass());
    }
    return this;
  }

  private void addRecord(Record record) {
    put('r', record.getClass().getSimpleName());
    try {
      for (Method component : COMPONENTS.get(record.getClass())) {
        put('c', component.getName());
        add(component.invoke(record));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A component of " + record.getClass() + " is hidden", e);
    }
  }

  private void put(char kind, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((byte) kind);
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >> shift));
    }
    digest.update(bytes);
  }

  /** Returns the digest of all that was added, 32 bytes, and starts anew. */
  byte[] digest() {
    return digest.digest();
  }
}
