package org.cienrich.transforms;

import java.util.Locale;
import org.cienrich.features.MissingReason;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * What became of a resource of a build.
 *
 * @param reason why it is failed or missing; null otherwise
 */
record ResourceResult(AuditStep step, ResourceState state, @Nullable MissingReason reason) {

  static ResourceResult of(AuditStep step, boolean needed, @Nullable MissingReason missing) {
    ResourceState state = needed ? ResourceState.of(missing) : ResourceState.SKIPPED;
    return new ResourceResult(step, state, state.isAbsent() ? missing : null);
  }

  String status() {
    return state.columnValue();
  }

  @Nullable String reasonName() {
    return reason == null ? null : reason.name();
  }

  /** Returns what the audit says of it. */
  AuditRow audit(String key, String action, @Nullable String message, @Nullable TimeTaken time) {
    return new AuditRow(
        key,
        step.columnValue(),
        action,
        status(),
        reasonName(),
        message,
        time == null ? null : time.end(),
        time == null ? null : time.seconds());
  }

  /** Returns a letter for a resource that the build has to do without. */
  DeadLetter deadLetter(String buildKey) {
    if (reason == null) {
      throw new IllegalStateException("Not absent: " + step);
    }
    return new DeadLetter(
        null,
        buildKey,
        step.columnValue(),
        reason.name().toLowerCase(Locale.ROOT),
        "The build goes on without " + step.phrase() + ". " + reason.meaning(),
        null);
  }
}
