package org.cienrich.io.git;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.io.store.Cache;

/** Opens repositories in a JVM of its own, and prints what it saw. */
final class OtherProcess {
  private OtherProcess() {}

  /**
   * Opens the repositories {@code owner/name0} and so on, says so, and closes them when its input
   * ends.
   *
   * @param args the folder of the cache, the URL template, how many, and the commit that each has
   */
  public static void main(String[] args) throws Exception {
    MirrorRepositories repositories = MirrorRepositories.of(Cache.of(Path.of(args[0])), args[1]);
    List<RepositoryView> views = new ArrayList<>();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int number = 0; number < Integer.parseInt(args[2]); number++) {
      RepositoryView view = repositories.open(info(number), Set.of(args[3]), Set.of());
      out.println(number + " " + view.resolve(args[3]).resolution() + " " + view.parents(args[3]));
      views.add(view);
    }
    out.println("open");
    if (System.in.read() >= 0) {
      throw new IOException("Nothing was to be said");
    }
    for (RepositoryView view : views) {
      view.close();
    }
  }

  static RepositoryInfo info(int number) {
    return new RepositoryInfo("r" + number, "owner/name" + number, "main", false, null);
  }

  static Process start(Path cache, String template, int count, String commit) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            cache.toString(),
            template,
            "" + count,
            commit)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
