package org.cienrich.launcher;

/**
 * There is nothing to submit: the version of the run is finished. Who submits a job to a cluster
 * sees only the name of this class and its message.
 */
final class FinishedRunException extends RuntimeException {
  FinishedRunException(String directory) {
    super("This run is finished already: " + directory);
  }
}
