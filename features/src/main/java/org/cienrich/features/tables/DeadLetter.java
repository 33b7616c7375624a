package org.cienrich.features.tables;

import org.jspecify.annotations.Nullable;

/** A row of the dead letters: input that could not be used, or work that failed. */
public record DeadLetter(
    @Column("Line of the input on which the record starts.") @Nullable Long line,
    @Column("Key of the build or repository, once there is one.") @Nullable String key,
    @Column("Step of the pipeline.") String stage,
    @Column("A word that can be counted.") String reason,
    @Column("What was wrong, with the value, and what can be done.") String message,
    @Column("The text in question, at most 1 KiB of it.") @Nullable String raw) {}
