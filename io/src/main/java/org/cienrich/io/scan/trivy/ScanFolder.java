package org.cienrich.io.scan.trivy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cienrich.io.scan.TrivySettings;
import org.cienrich.io.store.Directories;

/**
 * A folder of its own for each run of Trivy. The program runs in an empty one, so that it finds no
 * {@code trivy.yaml}, {@code .trivyignore} or {@code trivy-secret.yaml} there, and with an empty
 * home. Removed when closed.
 */
final class ScanFolder implements AutoCloseable {
  private final Path root;

  private ScanFolder(Path root) {
    this.root = root;
  }

  static ScanFolder create(TrivySettings settings) throws IOException {
    ScanFolder folder = new ScanFolder(Files.createTempDirectory("trivy"));
    for (Path each :
        new Path[] {folder.current(), folder.home(), folder.temporary(), folder.emptyTree()}) {
      Files.createDirectory(each);
    }
    String configuration = settings.configuration();
    Files.writeString(folder.configuration(), configuration == null ? "" : configuration);
    return folder;
  }

  Path current() {
    return root.resolve("current");
  }

  Path home() {
    return root.resolve("home");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path emptyTree() {
    return root.resolve("empty");
  }

  Path configuration() {
    return root.resolve("configuration.yaml");
  }

  Path report() {
    return root.resolve("report.json");
  }

  Path output() {
    return root.resolve("output");
  }

  /** Returns the text without the names of this folder, which are others in each run. */
  String unnamed(String text) {
    return text.replace(root.toString(), "…");
  }

  @Override
  public void close() throws IOException {
    Directories.delete(root);
  }
}
