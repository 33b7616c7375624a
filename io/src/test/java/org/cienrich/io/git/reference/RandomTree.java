package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The files of a commit, and random changes to them. Paths are bytes, one per character. */
final class RandomTree {
  private static final List<String> DIRECTORIES =
      List.of(
          "",
          "",
          "src/",
          "src/main/java/a/",
          "lib/",
          "test/",
          "spec/models/",
          "docs/",
          "vendor/x/",
          ".hidden/",
          "\u00fcmlaut/",
          "gr\u00c3\u00bcn/",
          "a b/",
          "deep/er/and/deeper/");
  private static final List<String> NAMES =
      List.of(
          "Main%d.java",
          "Main%dTest.java",
          "t%d_spec.rb",
          "test_a%d.py",
          "test_%d.py",
          "m%d_spec.rb",
          "lib%d.rb",
          "f%d.go",
          "f%d_test.go",
          "data%d",
          "read me %d.txt",
          "tab\t%d",
          "line\n%d",
          "quote\"%d\\",
          ":%d",
          "latin\u00e9%d.rb",
          "utf\u00c3\u00a9%d.py",
          "half\u00c3%d",
          "%%41 %d",
          "-%d",
          "#%d",
          "0123456789012345678901234567890123456%03d");

  private final Random random;
  private final TreeMap<String, Entry> entries;

  RandomTree(Random random, Map<String, Entry> entries) {
    this.random = random;
    this.entries = new TreeMap<>(entries);
  }

  /**
   * @param mode as git has it
   * @param content of a submodule its commit
   */
  record Entry(String mode, String content) {}

  Map<String, Entry> entries() {
    return new TreeMap<>(entries);
  }

  /** Changes the tree in one way. */
  void change() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> add();
      case 3, 4, 5, 15, 16, 17, 18 -> edit(anyText());
      case 6 -> rename(anyPath(), newPath());
      case 7 -> {
        String to = newPath();
        rename(anyPath(), to);
        edit(to);
      }
      case 8 -> renameDirectory();
      case 9 -> entries.remove(anyPath());
      case 10 -> changeMode(anyPath());
      case 11 -> changeType(anyPath());
      case 12 -> copy(anyPath(), newPath());
      case 13 -> swap(anyPath(), anyPath());
      case 14 -> moveSomeWithEdits();
      default -> put(newPath(), new Entry("100755", ""));
    }
  }

  /** Adds a file, or replaces one. */
  void add() {
    put(newPath(), new Entry("100644", RandomText.of(random)));
  }

  /** Takes some entries of another tree, as a merge does. */
  void merge(Map<String, Entry> other) {
    other.forEach(
        (path, entry) -> {
          if (random.nextBoolean()) {
            put(path, entry);
          }
        });
  }

  /** Puts an entry; files where it needs directories, and files below it, go. */
  void put(String path, Entry entry) {
    entries
        .keySet()
        .removeIf(other -> other.startsWith(path + "/") || path.startsWith(other + "/"));
    entries.put(path, entry);
  }

  private String newPath() {
    String directory = DIRECTORIES.get(random.nextInt(DIRECTORIES.size()));
    return directory
        + String.format(Locale.ROOT, NAMES.get(random.nextInt(NAMES.size())), random.nextInt(30));
  }

  private String anyPath() {
    if (entries.isEmpty()) {
      put("first", new Entry("100644", "first\n"));
    }
    return List.copyOf(entries.keySet()).get(random.nextInt(entries.size()));
  }

  private String anyText() {
    List<String> texts =
        entries.keySet().stream()
            .filter(path -> entries.get(path).mode.startsWith("100"))
            .filter(path -> !entries.get(path).content.isEmpty())
            .toList();
    return texts.isEmpty() ? anyPath() : texts.get(random.nextInt(texts.size()));
  }

  private void edit(String path) {
    Entry entry = entries.get(path);
    if (entry != null && entry.mode.startsWith("100")) {
      entries.put(path, new Entry(entry.mode, RandomText.edited(entry.content, random)));
    }
  }

  private void rename(String from, String to) {
    Entry entry = entries.remove(from);
    if (entry != null) {
      put(to, entry);
    }
  }

  private void renameDirectory() {
    String path = anyPath();
    int slash = path.lastIndexOf('/');
    String from = path.substring(0, slash + 1);
    String to = DIRECTORIES.get(random.nextInt(DIRECTORIES.size())) + "moved/";
    for (String file : new ArrayList<>(entries.keySet())) {
      if (file.startsWith(from) && !file.startsWith(to)) {
        rename(file, to + file.substring(from.length()));
        if (random.nextInt(4) == 0) {
          edit(to + file.substring(from.length()));
        }
      }
    }
  }

  private void changeMode(String path) {
    Entry entry = entries.get(path);
    if (entry != null && entry.mode.startsWith("100")) {
      String mode = entry.mode.equals("100644") ? "100755" : "100644";
      entries.put(path, new Entry(mode, entry.content));
    }
  }

  private void changeType(String path) {
    switch (random.nextInt(3)) {
      case 0 -> entries.put(path, new Entry("120000", "target" + random.nextInt(3)));
      case 1 -> entries.put(path, new Entry("160000", commitId()));
      default -> entries.put(path, new Entry("100644", RandomText.of(random)));
    }
  }

  private String commitId() {
    return String.format(Locale.ROOT, "%040x", 1 + random.nextInt(1000));
  }

  private void copy(String from, String to) {
    Entry entry = entries.get(from);
    if (entry != null) {
      put(to, entry);
      if (random.nextBoolean()) {
        edit(to);
      }
    }
  }

  private void swap(String one, String other) {
    Entry first = entries.get(one);
    Entry second = entries.get(other);
    if (first != null && second != null) {
      entries.put(one, second);
      entries.put(other, first);
    }
  }

  private void moveSomeWithEdits() {
    for (int file = 0; file < 5; file++) {
      String to = newPath();
      rename(anyPath(), to);
      edit(to);
    }
  }
}
