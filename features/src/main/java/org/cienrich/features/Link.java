package org.cienrich.features;

/**
 * How a build is linked to earlier builds of its repository. On every link, an earlier build is one
 * that comes before in the order (started_at, id, attempt) and was triggered before this build was.
 */
public enum Link {
  /** Along the commits: the build of the nearest built ancestor, then that build's, and so on. */
  LINEAGE("along the commits"),
  /** By time: every earlier build of the repository, whatever its branch or workflow. */
  TIME("by time");

  private final String phrase;

  Link(String phrase) {
    this.phrase = phrase;
  }

  /** Returns the link in words, to follow "earlier builds". */
  public String phrase() {
    return phrase;
  }
}
