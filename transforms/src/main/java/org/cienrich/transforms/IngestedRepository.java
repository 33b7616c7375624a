package org.cienrich.transforms;

import org.jspecify.annotations.Nullable;

/**
 * What the ingestion of a repository yields beside its work units.
 *
 * @param outputRows how many rows of the dataset it has
 * @param jobRows how many jobs these have
 * @param scannedCommits how many commits of it are scanned
 * @param historyBuilds how many builds are history, whatever the number of their attempts
 * @param mirrorState tip of the default branch of the mirror; null if git was not needed or failed
 */
record IngestedRepository(
    String repoKey,
    String repo,
    int outputRows,
    int jobRows,
    int scannedCommits,
    int historyBuilds,
    @Nullable String mirrorState) {}
