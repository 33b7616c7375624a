package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Payloads of <a
 * href="https://docs.sonarsource.com/sonarqube-server/project-administration/webhooks">webhooks</a>
 * that something else received and wrote to a folder: the body as it came in {@code <name>.json},
 * the value of the header {@code X-Sonar-Webhook-HMAC-SHA256} in {@code <name>.sig} or {@code
 * <name>.hmac}. They only tell sooner what is asked for anyway.
 *
 * <p>A payload counts if its signature is right; others are ignored, with one warning each. Files
 * are looked at again when they change. Thread-safe.
 */
final class WebhookInbox {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookInbox.class);
  private static final int MAX_FILES = 10_000;
  private static final int MAX_REMEMBERED = 100_000;
  private static final String BODY = ".json";

  private final @Nullable Path folder;
  private final WebhookSecret secret;
  private Map<String, String> seen = new HashMap<>();
  private final Map<String, WebhookPayload> byTask =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WebhookPayload> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  WebhookInbox(@Nullable Path folder, WebhookSecret secret) {
    this.folder = folder;
    this.secret = secret;
  }

  static WebhookInbox none() {
    return new WebhookInbox(null, new WebhookSecret(null, Map.of()));
  }

  /**
   * @param secretFile null for the environment variable
   */
  static WebhookInbox in(Path folder, @Nullable String secretFile) {
    return new WebhookInbox(folder, new WebhookSecret(secretFile, System.getenv()));
  }

  /** Returns how a task of a project ended, if a payload that can be trusted tells. */
  synchronized Optional<TaskStatus> endOf(String task, String projectKey) {
    if (folder != null && !byTask.containsKey(task)) {
      look(folder);
    }
    return Optional.ofNullable(byTask.get(task))
        .filter(payload -> payload.projectKey().equals(projectKey))
        .map(WebhookPayload::status)
        .filter(TaskStatus::isEnd);
  }

  private void look(Path in) {
    Map<String, String> now = new HashMap<>();
    try (DirectoryStream<Path> bodies = Files.newDirectoryStream(in, "*" + BODY)) {
      for (Path body : bodies) {
        if (now.size() >= MAX_FILES) {
          LOG.warn("More than {} payloads in {}; some are not read", MAX_FILES, in);
          break;
        }
        look(body, now);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("Cannot read payloads of webhooks in {}: {}", in, e.toString());
    }
    seen = now;
  }

  private void look(Path body, Map<String, String> now) {
    String name = String.valueOf(body.getFileName());
    String base = name.substring(0, name.length() - BODY.length());
    Path sig = body.resolveSibling(base + ".sig");
    Path signature = Files.exists(sig) ? sig : body.resolveSibling(base + ".hmac");
    String state = stateOf(body) + " " + stateOf(signature);
    now.put(name, state);
    if (state.equals(seen.get(name))) {
      return;
    }
    try {
      WebhookPayload payload = WebhookPayload.read(body, signature, secret);
      byTask.put(payload.taskId(), payload);
    } catch (WebhookPayload.UntrustedException | IOException e) {
      LOG.warn("Ignored the payload {} of a webhook: {}", body, e.getMessage());
    }
  }

  private static String stateOf(Path file) {
    try {
      return Files.size(file)
          + "@"
          + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
    } catch (IOException e) {
      return "absent";
    }
  }
}
