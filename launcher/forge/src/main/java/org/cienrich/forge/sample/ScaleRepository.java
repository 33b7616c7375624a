package org.cienrich.forge.sample;

import static org.cienrich.forge.sample.ScaleFile.Kind.DOCUMENT;
import static org.cienrich.forge.sample.ScaleFile.Kind.JAVA;
import static org.cienrich.forge.sample.ScaleFile.Kind.JAVASCRIPT;
import static org.cienrich.forge.sample.ScaleFile.Kind.JAVA_TEST;
import static org.cienrich.forge.sample.ScaleFile.Kind.PYTHON;
import static org.cienrich.forge.sample.ScaleFile.Kind.WORKFLOW;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cienrich.forge.world.Branch;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.WorkflowRun;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A repository as it might have grown: several people commit to the main branch and to topics,
 * which become pull requests and are merged or given up; each commit touches few files, has one to
 * three runs, and outcomes come in streaks. Nobody works at night, and hardly anyone on weekends.
 * Runs have no logs.
 */
final class ScaleRepository {
  private static final Instant START = Instant.parse("2016-01-04T07:00:00Z");
  private static final int MAX_TOPICS = 4;
  private static final List<Contributor> TEAM =
      List.of(
          Contributor.ADA,
          Contributor.BO,
          Contributor.CHEN,
          Contributor.DARA,
          Contributor.ILGIN,
          Contributor.MIKA,
          Contributor.DEPENDABOT);
  private static final List<ScaleFile.Kind> KINDS =
      List.of(
          JAVA,
          JAVA_TEST,
          PYTHON,
          JAVA,
          JAVASCRIPT,
          JAVA_TEST,
          JAVA,
          DOCUMENT,
          JAVA,
          JAVA_TEST,
          PYTHON,
          WORKFLOW);

  private final long id;
  private final String name;
  private final int wanted;
  private final SplittableRandom random;
  private final ScaleGit git;
  private final List<Plan> plans;
  private final Builds builds;
  private final Pulls pulls;
  private final List<RepositoryCommit> commits = new ArrayList<>();
  private final TreeMap<String, ScaleFile> files = new TreeMap<>();
  private final List<String> paths = new ArrayList<>();
  private final List<Topic> topics = new ArrayList<>();
  private final Line main = new Line("main");
  private int told;
  private int lastPull;
  private Instant now = START;

  /** A branch, which has commits from the first on. */
  private static class Line {
    final String branch;
    ScaleGit.Tree tree = ScaleGit.Tree.EMPTY;
    @Nullable Revision tip;
    boolean fails;

    Line(String branch) {
      this.branch = branch;
    }

    Revision tip() {
      return Objects.requireNonNull(tip, branch);
    }
  }

  /** A branch with a pull request. */
  private static final class Topic extends Line {
    final int number;
    final Map<String, ObjectId> changes = new HashMap<>();
    final Revision base;
    @Nullable Pull pull;

    Topic(int number, Line from) {
      super("topic-" + number);
      this.number = number;
      this.base = from.tip();
      this.tree = from.tree;
      this.tip = from.tip;
    }
  }

  private ScaleRepository(String name, int number, int wanted, long seed, ScaleGit git) {
    this.id = 1_000_000L + number;
    this.name = name;
    this.wanted = wanted;
    this.random = new SplittableRandom(seed * 1_000_003 + number);
    this.git = git;
    this.plans =
        List.of(
            Plan.of(3 * id, "CI", "ci.yml", "build", "test"),
            Plan.of(3 * id + 1, "Lint", "lint.yml", "lint"),
            Plan.of(3 * id + 2, "Docs", "docs.yml", "docs"));
    this.builds = new Builds(id, 10_000_000_000L + number * 100_000_000L, false);
    this.pulls = new Pulls(id, name);
  }

  static String nameOf(int number) {
    return String.format(Locale.ROOT, "scale-%02d/project-%05d", number % 100, number);
  }

  /** Tells a repository of so many runs, later attempts not counted, and writes its git data. */
  static Chapter tell(int number, int runs, long seed, Path gitRoot) throws IOException {
    String name = nameOf(number);
    try (ScaleGit git = new ScaleGit(Chapter.gitDirectory(gitRoot, name))) {
      ScaleRepository repository = new ScaleRepository(name, number, runs, seed, git);
      repository.grow();
      git.finish();
      return repository.chapter();
    }
  }

  private void grow() throws IOException {
    while (told < wanted) {
      now = later(now);
      int choice = random.nextInt(100);
      if (commits.isEmpty() || choice < 40) {
        commit(main, "Change " + commits.size());
        build(main, "push", null);
      } else if (choice < 55 && topics.size() < MAX_TOPICS) {
        Topic topic = new Topic(++lastPull, main);
        topics.add(topic);
        advance(topic);
      } else if (!topics.isEmpty() && choice < 80) {
        advance(topics.get(random.nextInt(topics.size())));
      } else if (!topics.isEmpty()) {
        end(topics.remove(random.nextInt(topics.size())));
      }
    }
    git.point("refs/heads/main", main.tip().id());
    for (Topic topic : topics) {
      git.point("refs/heads/" + topic.branch, topic.tip().id());
      git.point("refs/pull/" + topic.number + "/head", topic.tip().id());
    }
  }

  private void advance(Topic topic) throws IOException {
    Revision revision = commit(topic, "Part of topic " + topic.number);
    if (topic.pull == null) {
      topic.pull =
          pulls
              .open(topic.number, "Topic " + topic.number, topic.branch, topic.base, revision)
              .body("About topic " + topic.number + ".");
    } else {
      topic.pull.push(revision);
    }
    build(topic, "pull_request", topic);
  }

  /** Most topics are merged. */
  private void end(Topic topic) throws IOException {
    Pull pull = Objects.requireNonNull(topic.pull);
    Contributor reviewer = TEAM.get(random.nextInt(TEAM.size()));
    pull.by(reviewer).later("PT10M").says("Looking.");
    if (random.nextInt(7) == 0) {
      pull.close();
      git.point("refs/pull/" + topic.number + "/head", topic.tip().id());
      return;
    }
    pull.review("APPROVED", "Good.", "docs/page0.md", "Why here?");
    main.tree = git.with(main.tree, topic.changes);
    Revision merge =
        add(
            main,
            List.of(main.tip(), topic.tip()),
            reviewer,
            "Merge pull request #" + topic.number + " from " + topic.branch);
    pull.merged(merge, reviewer);
    build(main, "push", null);
  }

  /** Changes one to three files, which may be new. */
  private Revision commit(Line line, String message) throws IOException {
    Map<String, ObjectId> changes = new TreeMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      boolean isNew = paths.size() < KINDS.size() || random.nextInt(2 + paths.size() / 4) == 0;
      ScaleFile file =
          isNew
              ? ScaleFile.create(KINDS.get(paths.size() % KINDS.size()), paths.size(), random)
              : files.get(paths.get(random.nextInt(paths.size()))).change(random);
      String path = file.directory() + "/" + file.name();
      if (files.put(path, file) == null) {
        paths.add(path);
      }
      changes.put(path, git.blob(file));
    }
    line.tree = git.with(line.tree, changes);
    if (line instanceof Topic topic) {
      topic.changes.putAll(changes);
    }
    List<Revision> parents = line.tip == null ? List.of() : List.of(line.tip);
    return add(line, parents, TEAM.get(skewed(TEAM.size())), message);
  }

  private Revision add(Line line, List<Revision> parents, Contributor author, String message)
      throws IOException {
    ObjectId sha =
        git.commit(line.tree, parents.stream().map(Revision::id).toList(), author, now, message);
    RepositoryCommit.Signature signature =
        new RepositoryCommit.Signature(author.name(), author.email(), now, author.account());
    String tree = line.tree.id().name();
    commits.add(
        new RepositoryCommit(
            id,
            sha.name(),
            tree,
            parents.stream().map(Revision::sha).toList(),
            message,
            signature,
            signature));
    WorkflowRun.Commit facts =
        new WorkflowRun.Commit(tree, message, now, author.person(), author.person());
    Revision revision = new Revision(sha, author, now, facts, Map.of());
    line.tip = revision;
    return revision;
  }

  /** One to three workflows run for a commit, which fail more often after a failure. */
  private void build(Line line, String event, @Nullable Topic topic) {
    for (int i = skewed(plans.size()); i >= 0 && told < wanted; i--, told++) {
      Plan plan = plans.get(i);
      Build build =
          topic == null
              ? builds.event(event, plan, line.tip(), line.branch)
              : builds.pullRequest(plan, line.tip(), line.branch, topic.number, topic.base);
      build.takes("PT" + (60 + (int) (1200 * Math.pow(random.nextDouble(), 3))) + "S");
      if (random.nextInt(50) == 0) {
        build.isCancelled();
        continue;
      }
      line.fails = random.nextInt(100) < (line.fails ? 65 : 12);
      if (!line.fails) {
        build.passes();
        continue;
      }
      build.fails();
      if (random.nextInt(20) == 0) {
        build.again("PT45M", TEAM.get(random.nextInt(TEAM.size()))).passes();
      }
    }
  }

  /** Returns a number below the limit, the lower ones more often. */
  private int skewed(int limit) {
    return (int) (limit * Math.pow(random.nextDouble(), 2));
  }

  /**
   * Most pauses are short; at night, on most weekends and once in a while for weeks, none works.
   */
  private Instant later(Instant time) {
    double minutes = -25 * Math.log(1 - random.nextDouble());
    ZonedDateTime next = time.plusSeconds(1 + Math.round(minutes * 60)).atZone(ZoneOffset.UTC);
    if (next.getHour() >= 19) {
      next = next.plus(Duration.ofHours(12));
    }
    boolean isWeekend = next.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    if (isWeekend && random.nextInt(20) > 0) {
      next = next.plusDays(2);
    }
    return next.plusDays(random.nextInt(4000) == 0 ? 21 : 0).toInstant();
  }

  private Chapter chapter() {
    List<Branch> branches = new ArrayList<>();
    branches.add(new Branch(id, main.branch, main.tip().sha()));
    topics.forEach(topic -> branches.add(new Branch(id, topic.branch, topic.tip().sha())));
    return new Chapter(
        Repository.of(id, name, "Java", START, now).withSizeKib(8 + 2 * commits.size()),
        builds.runs(),
        builds.jobs(),
        new GitHubData(commits, branches, pulls.pulls(), List.of(), List.of(), List.of()));
  }
}
