package org.cienrich.io.store;

import java.util.Optional;
import org.cienrich.features.ports.ComputationCache;
import org.jspecify.annotations.Nullable;

/**
 * Computations in the cache, kind {@code features}: a {@link FactJournal} for each group, shared by
 * all that use it in this process while memory lasts.
 */
public record StoredComputations(Cache cache) implements ComputationCache {
  private static final String KIND = "features";
  private static final SoftlyKept<Place, FactJournal<byte[]>> KEPT = new SoftlyKept<>();

  private record Place(Cache cache, String group) {}

  private static final FactJournal.Codec<byte[]> BYTES =
      new FactJournal.Codec<>() {
        @Override
        public void write(byte[] fact, BinaryWriter out) {
          out.number(fact.length);
          out.raw(fact, 0, fact.length);
        }

        @Override
        public byte[] read(BinaryReader in) throws MalformedDataException {
          return in.raw(in.count(1));
        }
      };

  @Override
  public Group open(String group) {
    FactJournal<byte[]> journal =
        KEPT.get(
            new Place(cache, group),
            () -> new FactJournal<>(new Journal(cache.store(), KIND, group), BYTES));
    journal.refresh();
    return new Group() {
      @Override
      public Optional<byte[]> get(byte[] digest) {
        byte @Nullable [] result = journal.get(digest);
        return Optional.ofNullable(result);
      }

      @Override
      public void put(byte[] digest, byte[] result) {
        journal.put(digest, result);
      }

      @Override
      public void close() {
        journal.flush();
      }
    };
  }
}
