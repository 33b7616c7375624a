package org.cienrich.forge.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.World;

/**
 * A world of any size for measuring how a run grows: repositories whose sizes follow a power law,
 * each as it might have grown. Repositories may be told one by one, so that no more than one need
 * be in memory. The same numbers give the same world.
 *
 * @param repositories how many there are, at most one per build
 * @param builds of all of them together
 * @param hot builds of the first repository; 0 to let it have its share like the others
 * @param seed of all that is drawn
 */
public record ScaleWorld(int repositories, int builds, int hot, long seed) {
  private static final double EXPONENT = 0.9;

  public ScaleWorld {
    int others = repositories - (hot > 0 ? 1 : 0);
    int left = builds - hot;
    if (repositories < 1 || hot < 0 || others < 0 || left < others || (others == 0 && left > 0)) {
      throw new IllegalArgumentException(
          "A world has repositories with at least one build each, and what is left beside a hot one");
    }
  }

  /**
   * Reads {@code REPOSITORIES,BUILDS,HOT,SEED}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static ScaleWorld parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("REPOSITORIES,BUILDS,HOT,SEED, such as 100,10000,2000,1");
    }
    return new ScaleWorld(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Long.parseLong(parts[3]));
  }

  /**
   * Returns the builds of each repository, all together {@link #builds()}. Beside a hot repository
   * the k-th has about {@code k^-0.9} times as many as the first.
   */
  public int[] sizes() {
    int first = hot > 0 ? 1 : 0;
    int[] sizes = new int[repositories];
    double[] shares = new double[repositories];
    for (int i = first; i < repositories; i++) {
      shares[i] = Math.pow(i - first + 1.0, -EXPONENT);
    }
    double sum = Arrays.stream(shares).sum();
    int spare = builds - hot - (repositories - first);
    int given = 0;
    for (int i = first; i < repositories; i++) {
      int more = (int) Math.floor(spare * shares[i] / sum);
      sizes[i] = 1 + more;
      given += more;
    }
    for (int i = first; given < spare; i = i + 1 < repositories ? i + 1 : first) {
      sizes[i]++;
      given++;
    }
    if (hot > 0) {
      sizes[0] = hot;
    }
    return sizes;
  }

  /**
   * Tells a repository and writes its git data to {@code {owner}/{name}.git} below a folder.
   *
   * @param repository its place in {@link #sizes()}
   * @param runs how many it has
   * @throws IOException if they cannot be written, or are there already
   */
  public Chapter tell(int repository, int runs, Path gitRoot) throws IOException {
    return ScaleRepository.tell(repository, runs, seed, gitRoot);
  }

  /**
   * Tells all repositories at once.
   *
   * @throws IOException if their git data cannot be written, or are there already
   */
  public World tellAll(Path gitRoot) throws IOException {
    int[] sizes = sizes();
    List<Chapter> chapters = new ArrayList<>();
    for (int repository = 0; repository < sizes.length; repository++) {
      chapters.add(tell(repository, sizes[repository], gitRoot));
    }
    return worldOf(chapters);
  }

  /** Returns the world of some repositories. */
  public static World worldOf(List<Chapter> chapters) {
    return new World(
        chapters.stream().map(Chapter::repository).toList(),
        chapters.stream().flatMap(chapter -> chapter.runs().stream()).toList(),
        chapters.stream().flatMap(chapter -> chapter.jobs().stream()).toList(),
        List.of(),
        GitHubData.of(chapters.stream().map(Chapter::github).toList()));
  }
}
