package org.cienrich.io.git;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A repository behind the git protocol over HTTP. */
final class RemoteSource implements MirrorSource {
  private final URI url;
  private final Duration idle;
  private final CredentialsProvider credentials;

  RemoteSource(URI url, Duration idle, CredentialsProvider credentials) {
    this.url = url;
    this.idle = idle;
    this.credentials = credentials;
  }

  @Override
  public Map<String, ObjectId> list(Repository mirror, TransferMonitor monitor) throws IOException {
    try (Transport transport = open(mirror);
        FetchConnection connection = transport.openFetch()) {
      Map<String, ObjectId> refs = new HashMap<>();
      for (Ref ref : connection.getRefs()) {
        if (!ref.isSymbolic() && ref.getObjectId() != null) {
          refs.put(ref.getName(), ref.getObjectId());
        }
      }
      return refs;
    }
  }

  @Override
  public void fetch(
      Repository mirror, Collection<RefSpec> specs, boolean prune, TransferMonitor monitor)
      throws IOException {
    try (Transport transport = open(mirror)) {
      transport.setRemoveDeletedRefs(prune);
      transport.fetch(monitor, specs);
    }
  }

  private Transport open(Repository mirror) throws IOException {
    try {
      Transport transport = Transport.open(mirror, new URIish(url.toString()));
      transport.setTimeout((int) Math.max(1, idle.toSeconds()));
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setCredentialsProvider(credentials);
      return transport;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Not a git URL: " + url, e);
    }
  }
}
