package org.cienrich.features.facts;

import org.jspecify.annotations.Nullable;

/**
 * A repository as the forge tells it today.
 *
 * @param key the numeric id, else the name in lower case
 * @param name the canonical {@code owner/name}
 * @param defaultBranch null for an empty repository
 * @param language the forge's main language as it spells it; null where it knows none
 */
public record RepositoryInfo(
    String key,
    String name,
    @Nullable String defaultBranch,
    boolean isPrivate,
    @Nullable String language) {}
