package org.cienrich.features.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as a forge tells it, which is less than git knows: offsets from UTC are lost, and so are
 * headers that few commits have.
 *
 * @param treeId null if the forge does not tell it
 * @param parents in the order of the commit
 * @param signedPayload the commit without its signature, byte for byte; null if it is not signed
 * @param signature of the payload; null likewise
 */
public record CommitRecord(
    String sha,
    @Nullable String treeId,
    List<String> parents,
    String message,
    Signature author,
    Signature committer,
    @Nullable String signedPayload,
    @Nullable String signature) {

  public CommitRecord {
    parents = List.copyOf(parents);
  }

  /** Who and when, to the second. */
  public record Signature(String name, String email, Instant at) {}
}
