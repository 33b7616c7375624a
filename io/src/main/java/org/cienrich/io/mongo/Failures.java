package org.cienrich.io.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;

/** Which failures of a server may pass. */
final class Failures {
  static final int DUPLICATE_KEY = 11000;

  /**
   * Codes that say that a server is busy, going down or not the primary any more, or that the
   * majority did not confirm in time. They are those of the specification of retryable reads and
   * writes, and of limits on requests of hosted servers.
   */
  private static final Set<Integer> TRANSIENT =
      Set.of(
          6, 7, 24, 46, 50, 64, 89, 91, 112, 133, 134, 189, 202, 262, 462, 9001, 10107, 11600,
          11601, 11602, 13435, 13436, 16500);

  private static final Set<String> TRANSIENT_LABELS =
      Set.of("RetryableWriteError", "RetryableError", "SystemOverloadedError");

  private Failures() {}

  static boolean isTransient(int code) {
    return TRANSIENT.contains(code);
  }

  /** Returns whether the same request may succeed later. */
  static boolean isTransient(MongoException failure) {
    if (failure instanceof MongoSecurityException) {
      return failure.getCause() instanceof MongoException cause && isTransient(cause);
    }
    return failure instanceof MongoSocketException
        || failure instanceof MongoTimeoutException
        || failure instanceof MongoNotPrimaryException
        || failure instanceof MongoNodeIsRecoveringException
        || failure instanceof MongoConnectionPoolClearedException
        || failure instanceof MongoServerUnavailableException
        || TRANSIENT_LABELS.stream().anyMatch(failure::hasErrorLabel)
        || isTransient(failure.getCode());
  }

  /** Returns the failure in words, which name no user. */
  static String describe(MongoException failure) {
    if (failure instanceof MongoSecurityException) {
      return "the server does not accept the user and password of the URI";
    }
    String code = failure.getCode() > 0 ? "error " + failure.getCode() + ": " : "";
    return code + failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
