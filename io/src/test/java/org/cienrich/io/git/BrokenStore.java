package org.cienrich.io.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.cienrich.io.store.Store;

/** Fails whatever it is asked. */
final class BrokenStore implements Store {
  @Override
  public Optional<InputStream> open(String kind, String key) throws IOException {
    throw new IOException("No disk");
  }

  @Override
  public boolean putIfAbsent(String kind, String key, InputStream value) throws IOException {
    throw new IOException("No disk");
  }
}
