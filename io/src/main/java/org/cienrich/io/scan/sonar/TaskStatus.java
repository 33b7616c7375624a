package org.cienrich.io.scan.sonar;

import java.util.Optional;

/** Where the server's computation of a report is. */
enum TaskStatus {
  PENDING,
  IN_PROGRESS,
  SUCCESS,
  FAILED,
  CANCELED;

  static Optional<TaskStatus> named(String name) {
    for (TaskStatus status : values()) {
      if (status.name().equals(name)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  boolean isEnd() {
    return this == SUCCESS || this == FAILED || this == CANCELED;
  }
}
