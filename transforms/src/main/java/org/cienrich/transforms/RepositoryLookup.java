package org.cienrich.transforms;

import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.jspecify.annotations.Nullable;

/** What a provider says of a repository name: the repository, or why there is none. */
record RepositoryLookup(
    BuildStatus status,
    @Nullable RepositoryInfo repository,
    @Nullable MissingReason reason,
    @Nullable String message) {}
