package org.cienrich.io.git;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.io.store.Store;
import org.eclipse.jgit.lib.ObjectId;

/** What trees contain, each counted once for all runs that share a store. Not thread-safe. */
final class Snapshots {
  private static final String KIND = "snapshot";

  /** To be raised when the language rules or the rules of {@link TreeTotals} change. */
  private static final int RULES = 1;

  private static final TypeReference<Map<String, LanguageTotals>> TOTALS = new TypeReference<>() {};

  private final TreeTotals totals;
  private final Store store;
  private final ObjectMapper json = new ObjectMapper();

  Snapshots(TreeTotals totals, Store store) {
    this.totals = totals;
    this.store = store;
  }

  Snapshot of(ObjectId tree) throws IOException {
    String key = tree.name() + " " + RULES;
    Optional<byte[]> stored = store.get(KIND, key);
    if (stored.isPresent()) {
      return new Snapshot(json.readValue(stored.get(), TOTALS));
    }
    Snapshot snapshot = new Snapshot(totals.of(tree));
    store.putIfAbsent(KIND, key, json.writeValueAsBytes(snapshot.byLanguage()));
    return snapshot;
  }
}
