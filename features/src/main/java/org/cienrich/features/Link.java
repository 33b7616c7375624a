package org.cienrich.features;

/**
 * How a build is linked to earlier builds of its repository. On every link, an earlier build is one
 * that comes before in the order (started_at, id, attempt) and was triggered before this build was.
 */
public enum Link {
  /** Along the commits: the build of the nearest built ancestor, then that build's, and so on. */
  LINEAGE("along the commits", ResourceSource.GIT_HISTORY),
  /** By time: every earlier build of the repository, whatever its branch or workflow. */
  TIME("by time", ResourceSource.RUN);

  private final String phrase;
  private final ResourceSource source;

  Link(String phrase, ResourceSource source) {
    this.phrase = phrase;
    this.source = source;
  }

  /** Returns the link in words, to follow "earlier builds". */
  public String phrase() {
    return phrase;
  }

  /** Returns what has to be fetched to know the link. */
  public ResourceSource source() {
    return source;
  }
}
