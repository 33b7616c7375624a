package org.cienrich.io.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where redirects lead, and which of them are followed. */
final class Redirects {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private Redirects() {}

  /**
   * Returns where the answer sends the client to; empty if nowhere.
   *
   * @throws RedirectException if it leads from https to http or to what cannot be fetched
   */
  static Optional<URI> target(URI from, HttpReply reply) throws RedirectException {
    Optional<String> location = reply.header("location");
    if (!STATUSES.contains(reply.status()) || location.isEmpty()) {
      return Optional.empty();
    }
    URI target;
    try {
      target = from.resolve(location.get().strip());
    } catch (IllegalArgumentException e) {
      throw new RedirectException("a redirect to what is no address");
    }
    if (!HttpCall.isFetchable(target)) {
      throw new RedirectException("a redirect to what is no http or https address");
    }
    if (from.getScheme().equalsIgnoreCase("https") && target.getScheme().equalsIgnoreCase("http")) {
      throw new RedirectException("a redirect from https to http");
    }
    return Optional.of(target);
  }

  /**
   * Checks that the call may be repeated at the target.
   *
   * @throws RedirectException if it has a body that the answer does not ask to send again, or that
   *     would go to another host
   */
  static void requireFollowable(HttpCall call, HttpReply reply, URI target)
      throws RedirectException {
    if (call.json() == null) {
      return;
    }
    if (reply.status() != 307 && reply.status() != 308) {
      throw new RedirectException("a redirect of a POST with status " + reply.status());
    }
    if (!isSameHost(call.uri(), target)) {
      throw new RedirectException("a redirect of a POST to another host");
    }
  }

  /** Tells whether both addresses are of one scheme, host and port. */
  static boolean isSameHost(URI left, URI right) {
    return left.getScheme().equalsIgnoreCase(right.getScheme())
        && left.getHost().equalsIgnoreCase(right.getHost())
        && port(left) == port(right);
  }

  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
