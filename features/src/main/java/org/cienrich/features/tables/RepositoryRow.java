package org.cienrich.features.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@link Table#REPOSITORIES}. */
public record RepositoryRow(
    @Column("Numeric id of the repository; its name in lower case if it was not found.")
        String repoKey,
    @Column("Canonical name; the name in lower case if it was not found.") String repo,
    @Column("The spellings of the name in the input, sorted, in lower case.")
        List<String> namesInCsv,
    @Column("found, not_found or error.") String status,
    @Column("Why the repository is not found or in error.") @Nullable String reason,
    @Column("The reason in words.") @Nullable String message,
    @Column("Whether the repository is private.") @Nullable Boolean isPrivate,
    @Column("Default branch today.") @Nullable String defaultBranch,
    @Column("Main language today, as the forge tells it.") @Nullable String language,
    @Column("Builds of the input that were found.") long found,
    @Column("Builds of the input that were not found.") long notFound,
    @Column("Builds of the input that a filter left out.") long filtered,
    @Column("Builds of the input that could not be looked up.") long error,
    @Column("Builds that count as history, in the input or not.") @Nullable Long historyBuilds,
    @Column("Tip of the default branch when the mirror was last fetched.")
        @Nullable String mirrorState) {}
