package org.cienrich.io.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Another store that can be cut off. */
final class UnsteadyStore implements Store {
  private final Store behind;
  private volatile boolean reachable = true;

  UnsteadyStore(Store behind) {
    this.behind = behind;
  }

  void setReachable(boolean isReachable) {
    reachable = isReachable;
  }

  @Override
  public Optional<byte[]> get(String kind, String key) throws IOException {
    return reached().get(kind, key);
  }

  @Override
  public Optional<InputStream> open(String kind, String key) throws IOException {
    return reached().open(kind, key);
  }

  @Override
  public boolean putIfAbsent(String kind, String key, byte[] value) throws IOException {
    return reached().putIfAbsent(kind, key, value);
  }

  @Override
  public boolean putIfAbsent(String kind, String key, InputStream value) throws IOException {
    return reached().putIfAbsent(kind, key, value);
  }

  private Store reached() throws IOException {
    if (!reachable) {
      throw new IOException("No route to host");
    }
    return behind;
  }
}
