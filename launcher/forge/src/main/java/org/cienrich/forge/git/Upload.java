package org.cienrich.forge.git;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.WantNotValidException;

/** One exchange with a client that fetches. Not thread-safe. */
final class Upload implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

  private final Repository repository;
  private final UploadPack pack;

  private Upload(Repository repository, String... parameters) {
    this.repository = repository;
    pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    pack.setExtraParameters(List.of(parameters));
  }

  /** Opens a repository that is served. */
  static Upload of(
      GitRoots roots, org.cienrich.forge.world.Repository repository, String... parameters)
      throws IOException {
    return new Upload(
        roots
            .openServed(repository.fullName())
            .orElseThrow(() -> new FileNotFoundException(repository.fullName())),
        parameters);
  }

  /** Writes the refs, or in version 2 what the server can do. */
  void advertise(String service, OutputStream out) throws IOException {
    PacketLineOut lines = new PacketLineOut(out);
    lines.writeString("# service=" + service + "\n");
    lines.end();
    pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
  }

  /**
   * Answers a post; true when a pack was sent. What is refused is told the client in git's
   * protocol.
   */
  boolean answer(InputStream request, OutputStream out) throws IOException {
    try {
      pack.uploadWithExceptionPropagation(request, out, null);
      return pack.getStatistics() != null;
    } catch (WantNotValidException e) {
      Matcher id = ID.matcher(e.getMessage());
      refuse("upload-pack: not our ref " + (id.find() ? id.group() : ""), out);
    } catch (PackProtocolException e) {
      refuse("upload-pack: " + e.getMessage(), out);
    }
    return false;
  }

  private static void refuse(String message, OutputStream out) throws IOException {
    PacketLineOut lines = new PacketLineOut(out);
    lines.writeString("ERR " + message);
    lines.flush();
  }

  @Override
  public void close() {
    pack.close();
    repository.close();
  }
}
