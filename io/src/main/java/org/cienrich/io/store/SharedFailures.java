package org.cienrich.io.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that the shared cache fails, once per process and kind of entries. Thread-safe. */
public final class SharedFailures {
  private static final Logger LOG = LoggerFactory.getLogger(SharedFailures.class);
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private SharedFailures() {}

  public static void warn(String kind, Exception failure) {
    if (WARNED.add(kind)) {
      LOG.warn(
          "The shared cache fails; entries of kind {} are kept on this machine alone: {}",
          kind,
          failure.toString());
    }
  }
}
