package org.cienrich.io.circleci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.ci.JobLogs;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * Logs as CircleCI keeps them: one output for each step, at an address that is signed for a short
 * time. The outputs are not archived, and of the addresses only what is not the signature.
 */
final class StepOutputs {
  /** The archive has no signatures: what tells of outputs that are there is asked for again. */
  private static final Reuse WITHOUT_ADDRESSES =
      new Reuse() {
        @Override
        public boolean holds(HttpReply reply) throws MalformedReplyException {
          return outputs(reply).stream().allMatch(output -> output.url() == null);
        }

        @Override
        public boolean holdsWithinRun() {
          return false;
        }
      };

  private static final JsonMapper MAPPER = new JsonMapper();

  /** An action that wrote something. Without an address, what it wrote is gone. */
  private record Output(@Nullable String url) {}

  private final RestApi api;
  private final RestApi storage;
  private final JobLogs logs;

  /**
   * @param storage asks without any credential
   */
  StepOutputs(RestApi api, RestApi storage, JobLogs logs) {
    this.api = api;
    this.storage = storage;
    this.logs = logs;
  }

  /**
   * Stores the outputs of all steps as one text, in their order. Of several each is stored by
   * itself first, so that none is downloaded again where others are still to come.
   */
  Lookup<Long> fetch(RepositoryInfo repository, String buildKey, String jobId) {
    String path = SingleJobs.path(repository, jobId);
    String subject = "job " + jobId + " of " + repository.name();
    return api.get(path, subject, WITHOUT_ADDRESSES, StepOutputs::outputs)
        .flatMap(outputs -> join(outputs, subject, buildKey, jobId));
  }

  private Lookup<Long> join(List<Output> outputs, String subject, String buildKey, String jobId) {
    if (outputs.isEmpty()) {
      return expired(subject);
    }
    try {
      Path log = Files.createTempFile("log", null);
      try {
        for (int number = 0; number < outputs.size(); number++) {
          Path piece = Files.createTempFile("output", null);
          try {
            Piece kept = new Piece(buildKey, jobId + "/" + number, outputs.size() > 1);
            Lookup<Long> got = get(outputs.get(number), subject, kept, piece, log);
            if (!(got instanceof Lookup.Found<Long>)) {
              return got;
            }
            append(piece, log);
          } finally {
            Files.delete(piece);
          }
        }
        return logs.put(buildKey, jobId, log);
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under which name an output is stored, if it is. */
  private record Piece(String buildKey, String name, boolean isStored) {}

  /** Brings an output into a file, as it is stored. */
  private Lookup<Long> get(Output output, String subject, Piece stored, Path piece, Path log)
      throws IOException {
    if (stored.isStored() && logs.copy(stored.buildKey(), stored.name(), piece)) {
      return new Lookup.Found<>(Files.size(piece));
    }
    Lookup<Long> downloaded = download(output, subject, piece, log);
    if (!stored.isStored() || !(downloaded instanceof Lookup.Found<Long>)) {
      return downloaded;
    }
    Lookup<Long> size = logs.put(stored.buildKey(), stored.name(), piece);
    if (size instanceof Lookup.Found<Long> && !logs.copy(stored.buildKey(), stored.name(), piece)) {
      throw new IOException("What was stored is not there: " + stored);
    }
    return size;
  }

  private Lookup<Long> download(Output output, String subject, Path piece, Path log)
      throws IOException {
    long left = JobLogs.MAX_BYTES - Files.size(log);
    String url = output.url();
    if (url == null) {
      return expired(subject);
    }
    String part = "an output of " + subject;
    Lookup<Long> lookup;
    try {
      lookup = storage.download(url, part, left, file -> messages(file, piece));
    } catch (IllegalArgumentException e) {
      return new Lookup.NotFound<>(MissingReason.NOT_FOUND, "No address of " + part);
    }
    boolean isGone =
        lookup instanceof Lookup.NotFound<Long> missing
            && missing.reason() == MissingReason.NOT_FOUND;
    return isGone ? expired(subject) : lookup;
  }

  private static void append(Path piece, Path log) throws IOException {
    boolean startsLine = endsLine(log);
    try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
      if (!startsLine) {
        out.write('\n');
      }
      Files.copy(piece, out);
    }
  }

  private static boolean endsLine(Path text) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(text)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() == 0
          || (channel.position(channel.size() - 1).read(last) == 1 && last.get(0) == '\n');
    }
  }

  private static Lookup<Long> expired(String subject) {
    return new Lookup.NotFound<>(
        MissingReason.EXPIRED, "CircleCI no longer keeps the outputs of " + subject);
  }

  private static List<Output> outputs(HttpReply reply) throws MalformedReplyException {
    JsonNode steps = tree(reply).path("steps");
    if (!steps.isArray()) {
      throw new MalformedReplyException("steps is no array");
    }
    List<Output> outputs = new ArrayList<>();
    for (JsonNode step : steps) {
      for (JsonNode action : step.path("actions")) {
        boolean hasUrl = action.path("output_url").isTextual();
        if (hasUrl || action.path("has_output").asBoolean()) {
          outputs.add(new Output(hasUrl ? action.path("output_url").textValue() : null));
        }
      }
    }
    return outputs;
  }

  private static JsonNode tree(HttpReply reply) throws MalformedReplyException {
    try {
      return MAPPER.readTree(reply.body());
    } catch (IOException e) {
      throw new MalformedReplyException("not JSON");
    }
  }

  /** Writes the messages of one output, and returns their number. */
  private static Long messages(Path file, Path piece) throws IOException, MalformedReplyException {
    try (InputStream json = Files.newInputStream(file);
        Writer out = Files.newBufferedWriter(piece, StandardCharsets.UTF_8)) {
      return StepMessages.copy(json, out);
    }
  }
}
