package org.cienrich.forge.travis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.TravisBuild;
import org.jspecify.annotations.Nullable;

/** Repositories, builds and jobs in the shapes of API v3. */
final class TravisJson {

  private static final long OWN_IDS = 2_800_000;

  private TravisJson() {}

  /** The id that Travis gives a repository. */
  static long idOf(Repository repository) {
    return OWN_IDS + repository.id();
  }

  static ObjectNode resource(String type, String href, String representation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@type", type);
    json.put("@href", href);
    json.put("@representation", representation);
    return json;
  }

  static ObjectNode repository(Repository repository) {
    ObjectNode json = minimal(repository);
    json.put("@representation", "standard");
    json.put("description", repository.description());
    json.put("github_id", repository.id());
    json.put("github_language", repository.language());
    json.put("active", true);
    json.put("private", repository.isPrivate());
    ObjectNode owner = json.putObject("owner");
    owner.put("@type", "organization");
    owner.put("login", repository.owner());
    json.set("default_branch", branch(repository, repository.defaultBranch()));
    return json;
  }

  private static ObjectNode minimal(Repository repository) {
    ObjectNode json = resource("repository", "/repo/" + idOf(repository), "minimal");
    json.put("id", idOf(repository));
    json.put("name", repository.name());
    json.put("slug", repository.fullName());
    return json;
  }

  private static ObjectNode branch(Repository repository, String name) {
    String href = "/repo/" + idOf(repository) + "/branch/" + name.replace("/", "%2F");
    return resource("branch", href, "minimal").put("name", name);
  }

  /**
   * A build.
   *
   * @param wholeRepository its repository as it is told by itself
   * @param wholeJobs its jobs likewise
   */
  static ObjectNode build(
      Repository repository, TravisBuild build, boolean wholeRepository, boolean wholeJobs) {
    ObjectNode json = minimal(build);
    json.put("@representation", "standard");
    json.set("repository", wholeRepository ? repository(repository) : minimal(repository));
    json.set("branch", build.branch() == null ? null : branch(repository, build.branch()));
    if (build.tag() == null) {
      json.putNull("tag");
    } else {
      ObjectNode tag = json.putObject("tag");
      tag.put("@type", "tag").put("@representation", "minimal");
      tag.put("repository_id", idOf(repository)).put("name", build.tag()).putNull("last_build_id");
    }
    json.set("commit", commit(build));
    ArrayNode jobs = json.putArray("jobs");
    for (TravisBuild.Job job : build.jobs()) {
      jobs.add(wholeJobs ? job(repository, build, job) : minimal(job));
    }
    json.putArray("stages");
    if (build.createdBy() == null) {
      json.putNull("created_by");
    } else {
      ObjectNode user = resource("user", "/user/" + build.createdBy().id(), "minimal");
      user.put("id", build.createdBy().id()).put("login", build.createdBy().login());
      json.set("created_by", user);
    }
    json.put("updated_at", build.updatedAt().toString());
    return json;
  }

  private static ObjectNode minimal(TravisBuild build) {
    ObjectNode json = resource("build", "/build/" + build.id(), "minimal");
    json.put("id", build.id());
    json.put("number", Long.toString(build.number()));
    json.put("state", build.state());
    json.put("duration", duration(build));
    json.put("event_type", build.eventType());
    json.put("previous_state", build.previousState());
    TravisBuild.PullRequest pull = build.pullRequest();
    json.put("pull_request_title", pull == null ? null : pull.title());
    json.put("pull_request_number", pull == null ? null : pull.number());
    json.put("started_at", text(build.startedAt()));
    json.put("finished_at", text(build.finishedAt()));
    return json;
  }

  private static ObjectNode commit(TravisBuild build) {
    TravisBuild.Commit commit = build.commit();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@type", "commit");
    json.put("@representation", "minimal");
    json.put("id", commit.id());
    json.put("sha", commit.sha());
    json.put("ref", commit.ref());
    json.put("message", commit.message());
    json.put("compare_url", "https://github.com/compare/" + commit.sha());
    json.put("committed_at", commit.committedAt().toString());
    return json;
  }

  static ObjectNode job(Repository repository, TravisBuild build, TravisBuild.Job job) {
    ObjectNode json = minimal(job);
    json.put("@representation", "standard");
    json.put("allow_failure", job.allowFailure());
    json.put("number", job.number());
    json.put("state", job.state());
    json.put("started_at", text(job.startedAt()));
    json.put("finished_at", text(job.finishedAt()));
    json.set("build", minimal(build));
    json.put("queue", "builds.gce");
    json.set("repository", minimal(repository));
    json.set("commit", commit(build));
    json.putNull("stage");
    json.put("created_at", job.createdAt().toString());
    return json;
  }

  private static ObjectNode minimal(TravisBuild.Job job) {
    return resource("job", "/job/" + job.id(), "minimal").put("id", job.id());
  }

  static ObjectNode log(TravisBuild.Job job, String content) {
    ObjectNode json = resource("log", "/job/" + job.id() + "/log", "standard");
    json.put("id", job.id() + 1);
    json.put("content", content);
    ObjectNode part = json.putArray("log_parts").addObject();
    part.put("content", content);
    part.put("final", true);
    part.put("number", 0);
    json.put("@raw_log_href", "/v3/job/" + job.id() + "/log.txt");
    return json;
  }

  /** Travis adds up the jobs, though they run side by side. */
  private static @Nullable Long duration(TravisBuild build) {
    long sum = 0;
    for (TravisBuild.Job job : build.jobs()) {
      if (job.startedAt() != null && job.finishedAt() != null) {
        sum += Duration.between(job.startedAt(), job.finishedAt()).toSeconds();
      }
    }
    return build.finishedAt() == null ? null : Long.valueOf(sum);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
