package org.cienrich.transforms.coders;

import java.util.List;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;

/** Registers {@link RecordCoder} with every pipeline; found through the service loader. */
public final class RecordCoders implements CoderProviderRegistrar {
  @Override
  public List<CoderProvider> getCoderProviders() {
    return List.of(new RecordCoder.Provider());
  }
}
