package org.cienrich.features.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitInfo;

/** A history without branches; its last commit is the built one. */
public final class LinearHistory implements CommitHistory {
  private record Entry(CommitInfo commit, List<String> files) {}

  private record Past(int ordinal, String sha, String authorEmail, Instant committedAt)
      implements Touch {}

  private final List<Entry> entries = new ArrayList<>();

  /**
   * Adds a commit after the last one.
   *
   * @param day its date
   * @param files paths, or {@code old=>new} for a rename; none for a commit without changes
   */
  public LinearHistory commit(String sha, String email, String day, String... files) {
    Instant at = Instant.parse(day + "T00:00:00Z");
    entries.add(new Entry(Facts.commit(sha, email, at), List.of(files)));
    return this;
  }

  @Override
  public CommitInfo head() {
    return entries.get(entries.size() - 1).commit();
  }

  @Override
  public long commitCount() {
    return entries.size();
  }

  @Override
  public Instant earliestCommitAt() {
    return entries.stream()
        .map(entry -> entry.commit().committedAt())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  @Override
  public List<Touch> commitsBy(String email) {
    List<Touch> touches = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).commit().author().email().equals(email)) {
        touches.add(touch(i));
      }
    }
    return touches;
  }

  @Override
  public List<Touch> touches(String sha, String path) {
    List<Touch> touches = new ArrayList<>();
    String name = path;
    for (int i = indexOf(sha) - 1; i >= 0; i--) {
      for (String file : entries.get(i).files()) {
        if (newName(file).equals(name)) {
          touches.add(touch(i));
          name = file.substring(0, file.contains("=>") ? file.indexOf("=>") : file.length());
          break;
        }
      }
    }
    return touches;
  }

  @Override
  public Set<String> topDirectories(String sha) {
    Set<String> directories = new LinkedHashSet<>();
    for (String file : entries.get(indexOf(sha)).files()) {
      String name = newName(file);
      directories.add(name.substring(0, Math.max(0, name.indexOf('/'))));
    }
    return Collections.unmodifiableSet(directories);
  }

  private static String newName(String file) {
    return file.substring(file.contains("=>") ? file.indexOf("=>") + 2 : 0);
  }

  private int indexOf(String sha) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).commit().sha().equals(sha)) {
        return i;
      }
    }
    throw new IllegalArgumentException("No commit " + sha);
  }

  private Touch touch(int index) {
    CommitInfo commit = entries.get(index).commit();
    return new Past(index, commit.sha(), commit.author().email(), commit.committedAt());
  }
}
