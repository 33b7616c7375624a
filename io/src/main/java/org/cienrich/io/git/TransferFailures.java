package org.cienrich.io.git;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.stream.Stream;
import org.cienrich.features.MissingReason;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RemoteRepositoryException;

/** What the exceptions of a transfer mean. */
final class TransferFailures {
  private TransferFailures() {}

  static MissingReason reasonOf(Throwable failure, TransferMonitor monitor) {
    MissingReason exceeded = monitor.exceeded();
    if (exceeded != null) {
      return exceeded;
    }
    if (causes(failure).anyMatch(NoRemoteRepositoryException.class::isInstance)) {
      return MissingReason.NOT_FOUND;
    }
    if (causes(failure).anyMatch(TransferFailures::isTimeout)) {
      return MissingReason.TIMEOUT;
    }
    if (says(failure, "not authorized", "authentication", "not permitted")) {
      return MissingReason.FORBIDDEN;
    }
    return MissingReason.UNAVAILABLE;
  }

  /** Tells whether the other side answered that it does not give the wanted commit. */
  static boolean isRefusal(Throwable failure) {
    return causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof PackProtocolException
                        || cause instanceof RemoteRepositoryException)
        && says(failure, "not our ref", "not valid");
  }

  private static boolean isTimeout(Throwable cause) {
    return cause instanceof SocketTimeoutException || cause instanceof InterruptedIOException;
  }

  /** JGit has no exception types for these; its messages are not translated. */
  private static boolean says(Throwable failure, String... words) {
    return causes(failure)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(message -> Stream.of(words).anyMatch(message::contains));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
