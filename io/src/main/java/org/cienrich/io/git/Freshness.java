package org.cienrich.io.git;

/** How much is asked of remotes. */
enum Freshness {
  /** Branches and tags are fetched once per run. */
  FETCHED,
  /** Nothing is fetched where a mirror has what is wanted, or the remote said it has it not. */
  SETTLED,
  /** Nothing is fetched where a mirror has what is wanted. */
  SETTLED_BUT_GONE,
  /** Nobody is asked. */
  OFFLINE
}
