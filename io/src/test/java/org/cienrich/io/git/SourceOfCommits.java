package org.cienrich.io.git;

import java.util.Optional;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.CommitSource;

/** A forge that is asked for commits only, in this process only. */
record SourceOfCommits(CommitSource commits) implements CiProviders {
  @Override
  public Optional<CiProvider> open(String name) {
    return Optional.empty();
  }

  @Override
  public CodeForge forge() {
    throw new UnsupportedOperationException("Only commits are known");
  }
}
