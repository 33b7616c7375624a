package org.cienrich.io.git.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cienrich.io.git.reference.Git.GitFailedException;
import org.cienrich.io.git.reference.RandomTree.Entry;

/**
 * A bare repository of random commits, made by {@code git fast-import}: several roots, merges of
 * two and three, renames of every kind, odd names and contents, clocks that go wrong, and a {@code
 * .mailmap}.
 */
final class RandomRepository {
  private static final int FILES_OF_ROOTS = 15;

  private static final List<String> PERSONS =
      List.of(
          "Ann <ann@example.org>",
          "ANN <Ann@Example.ORG>",
          "Bob <bob@old.example.org>",
          "Robert <bob@new.example.org>",
          "J\u00c3\u00b6rg <joerg@example.org>",
          "J\u00f6rg <latin@example.org>",
          "No Mail <>",
          " <nameless@example.org>",
          "Cy <cy@shared.example.org>",
          "Di <cy@shared.example.org>");

  private static final List<String> MAILMAP =
      List.of(
          "# Who is who",
          "Ann Proper <ann@example.org>",
          "Ann <ANN@example.org> # last",
          "Robert <bob@new.example.org> <BOB@old.example.org>",
          "<bob@newer.example.org> <bob@new.example.org>",
          "Di Proper <di@example.org> Di <cy@shared.example.org>",
          "<shared@example.org> cY <cy@shared.example.org>",
          "Shared <cy@shared.example.org>",
          "<jorg@example.org> <latin@example.org>",
          "J\u00c3\u00b6rg Proper <joerg@example.org> j\u00c3\u00b6rg <joerg@example.org>",
          "Nobody <nobody@example.org> <>",
          "  Spaces   <spaces@example.org>   <latin@example.org>  ",
          "A#B <ann@example.org>",
          " # Late <bob@new.example.org>",
          "A > B <shared@example.org> <cy@shared.example.org>",
          "Foo <> <di@example.org>",
          "Space <space@example.org> < ann@example.org>",
          "no address",
          "");

  private final Random random;
  private final StringBuilder stream = new StringBuilder();
  private final List<Map<String, Entry>> trees = new ArrayList<>();
  private long now = 1_500_000_000L;

  private RandomRepository(Random random) {
    this.random = random;
  }

  /** Makes a repository. */
  static void create(Path directory, int commits, long seed) throws GitFailedException {
    RandomRepository made = new RandomRepository(new Random(seed));
    for (int commit = 1; commit <= commits; commit++) {
      made.addCommit(commit, commit == commits);
    }
    Git git = new Git(directory);
    git.ask("init", "--quiet", "--bare", "--initial-branch=main", directory.toString());
    git.run(made.stream.toString().getBytes(ISO_8859_1), "fast-import", "--quiet", "--force");
  }

  /** Removes some of the contents of files, as partial copies of repositories lack them. */
  static void loseBlobs(Path directory, int count, long seed)
      throws GitFailedException, IOException {
    Git git = new Git(directory);
    unpack(git, directory.resolve("objects/pack"));
    String objects =
        git.ask("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)");
    List<String> blobs =
        new ArrayList<>(
            GitText.lines(objects).stream().filter(line -> line.startsWith("blob ")).toList());
    Collections.shuffle(blobs, new Random(seed));
    for (String blob : blobs.subList(0, count)) {
      String id = blob.substring("blob ".length());
      Files.delete(directory.resolve("objects/" + id.substring(0, 2) + "/" + id.substring(2)));
    }
  }

  private static void unpack(Git git, Path packs) throws GitFailedException, IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(packs)) {
      files = list.toList();
    }
    byte[] pack = new byte[0];
    for (Path file : files) {
      if (file.toString().endsWith(".pack")) {
        pack = Files.readAllBytes(file);
      }
      Files.delete(file);
    }
    git.run(pack, "unpack-objects", "-q");
  }

  private void addCommit(int mark, boolean last) {
    List<Integer> parents = parents(mark);
    RandomTree tree =
        new RandomTree(random, parents.isEmpty() ? Map.of() : trees.get(parents.get(0) - 1));
    for (int parent : parents.subList(Math.min(1, parents.size()), parents.size())) {
      tree.merge(trees.get(parent - 1));
    }
    for (int file = 0; parents.isEmpty() && file < FILES_OF_ROOTS; file++) {
      tree.add();
    }
    int changes = random.nextInt(random.nextInt(4) == 0 ? 12 : 4);
    for (int change = 0; change < changes; change++) {
      tree.change();
    }
    if (last) {
      tree.put(".mailmap", new Entry("100644", mailmap()));
    }
    trees.add(tree.entries());
    write(mark, last ? "main" : "b" + mark, parents, tree.entries());
  }

  private String mailmap() {
    List<String> lines = new ArrayList<>(MAILMAP);
    Collections.shuffle(lines, random);
    return String.join("\n", lines.subList(0, random.nextInt(lines.size() + 1))) + "\n";
  }

  private List<Integer> parents(int mark) {
    List<Integer> parents = new ArrayList<>();
    if (mark == 1 || random.nextInt(25) == 0) {
      return parents;
    }
    parents.add(random.nextInt(6) == 0 ? 1 + random.nextInt(mark - 1) : mark - 1);
    for (int further = random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0; further > 0; further--) {
      int parent = 1 + random.nextInt(mark - 1);
      if (!parents.contains(parent)) {
        parents.add(parent);
      }
    }
    return parents;
  }

  private void write(int mark, String branch, List<Integer> parents, Map<String, Entry> tree) {
    now += random.nextInt(8) == 0 ? -100_000 : random.nextInt(3) * 40_000L;
    line("commit refs/heads/" + branch);
    line("mark :" + mark);
    line("author " + person() + " " + (now - random.nextInt(1000)) + " +0200");
    line("committer " + person() + " " + now + " -0330");
    data("Commit " + mark);
    for (int parent = 0; parent < parents.size(); parent++) {
      line((parent == 0 ? "from :" : "merge :") + parents.get(parent));
    }
    line("deleteall");
    tree.forEach(
        (path, entry) -> {
          boolean submodule = entry.mode().equals("160000");
          String what = submodule ? entry.content() : "inline";
          line("M " + entry.mode() + " " + what + " " + quoted(path));
          if (!submodule) {
            data(entry.content());
          }
        });
    line("");
  }

  private String person() {
    return PERSONS.get(random.nextInt(PERSONS.size()));
  }

  private static String quoted(String path) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < path.length(); at++) {
      quoted.append(String.format(Locale.ROOT, "\\%03o", (int) path.charAt(at)));
    }
    return quoted.append('"').toString();
  }

  private void line(String text) {
    stream.append(text).append('\n');
  }

  private void data(String content) {
    line("data " + content.length());
    line(content);
  }
}
