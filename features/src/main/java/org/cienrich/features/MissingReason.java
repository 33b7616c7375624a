package org.cienrich.features;

/** Why a cell is empty. Closed: every empty cell of a dataset names one of these. */
public enum MissingReason {
  NOT_APPLICABLE("The question does not arise for this build.", false),
  NOT_RECOGNISED("The material was read, but nothing in it was recognised.", false),
  NO_HISTORY("There is no earlier build or commit to compare with.", false),
  NOT_COMPLETED_YET("The run, or the earlier build it depends on, had not completed.", false),
  NOT_PROVIDED("The source does not give this value.", false),
  EXPIRED("The source no longer keeps the material.", true),
  NOT_FOUND("The source does not know the material.", true),
  FORBIDDEN("The source refuses access to the material.", true),
  COMMIT_GONE("The built commit can no longer be had.", true),
  REPLAY_FAILED("The built commit could not be rebuilt.", true),
  TOO_LARGE("A size limit was reached.", true),
  TIMEOUT("A time limit was reached.", true),
  UNAVAILABLE("The source could not be reached; a later run may succeed.", true),
  COMPUTATION_FAILED("Computing the value failed; the dead letters tell how.", true),
  INPUT_MISSING("A value this one is computed from could not be computed.", true);

  private final String meaning;
  private final boolean lowersStatus;

  MissingReason(String meaning, boolean lowersStatus) {
    this.meaning = meaning;
    this.lowersStatus = lowersStatus;
  }

  /** Returns one sentence for the data dictionary. */
  public String meaning() {
    return meaning;
  }

  /** Tells whether a row with this reason is no longer {@code completed}. */
  public boolean lowersStatus() {
    return lowersStatus;
  }

  /** Tells whether asking the source again may help: the resource failed, it is not missing. */
  public boolean isTransient() {
    return this == TIMEOUT || this == UNAVAILABLE;
  }

  /** Returns the reason that a value computed from a value missing for this reason carries. */
  MissingReason ofDependants() {
    return this == COMPUTATION_FAILED ? INPUT_MISSING : this;
  }
}
