package org.cienrich.forge.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a commit.
 *
 * @param author null once that account is deleted
 */
public record CommitComment(
    long id,
    long repositoryId,
    String sha,
    @Nullable Account author,
    String body,
    Instant createdAt,
    Instant updatedAt) {}
