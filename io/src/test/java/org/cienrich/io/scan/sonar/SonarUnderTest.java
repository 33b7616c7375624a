package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.io.http.VirtualClock;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.store.LocalStore;
import org.jspecify.annotations.Nullable;

/** A fake server and a fake scanner, and what scans with them; time passes at once. */
final class SonarUnderTest implements AutoCloseable {
  final FakeSonar server = new FakeSonar();
  final VirtualClock clock = new VirtualClock();
  final SampleTree tree;
  private final Path folder;
  private final String tokenFile;
  private @Nullable Path inbox;

  SonarUnderTest(Path folder) {
    this.folder = folder;
    try {
      this.tree = new SampleTree(Files.createDirectories(folder.resolve("tree")).toRealPath());
      this.tokenFile =
          Files.writeString(folder.resolve("token"), FakeSonar.TOKEN + "\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SonarUnderTest withInbox(Path in) {
    inbox = in;
    return this;
  }

  SonarQube sonar(FakeScanner scanner) {
    return sonar(scanner, Duration.ofMinutes(10), false, SonarSettings.DEFAULT);
  }

  SonarQube sonar(
      FakeScanner scanner, Duration limit, boolean keepProjects, SonarSettings settings) {
    SonarServer at =
        new SonarServer(
            server.url(),
            tokenFile,
            scanner.command(),
            limit,
            keepProjects,
            inbox == null ? null : inbox.toString(),
            inbox == null ? null : inbox.resolve("secret").toString());
    return new SonarQube(
        new SonarConnection(at, clock),
        ScanSettings.of(settings),
        new LocalStore(folder.resolve("store")));
  }

  ScanMetrics scan(SonarQube sonar) throws ScanException {
    return sonar.scan(SampleTree.COMMIT, tree);
  }

  ScanException failureOf(SonarQube sonar) {
    return catchThrowableOfType(ScanException.class, () -> scan(sonar));
  }

  @Override
  public void close() {
    server.close();
  }
}
