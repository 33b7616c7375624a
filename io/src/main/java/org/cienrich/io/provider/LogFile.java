package org.cienrich.io.provider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.cienrich.io.circleci.StepMessages;
import org.cienrich.io.http.MalformedReplyException;

/**
 * A file with the log of a job, as people keep it: plain text or the JSON of a step of CircleCI,
 * either of them perhaps compressed by gzip.
 */
public final class LogFile {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private LogFile() {}

  /**
   * Opens a log as plain text; the caller closes it.
   *
   * @throws IOException if the file cannot be read; what is wrong may show only while reading on
   */
  public static InputStream open(Path file) throws IOException {
    InputStream text = uncompressed(file);
    try {
      text.mark(2);
      int first = text.read();
      int second = text.read();
      text.reset();
      if (first != '[' || (second != '{' && second != ']')) {
        return text;
      }
    } catch (IOException | RuntimeException | Error e) {
      text.close();
      throw e;
    }
    text.close();
    return stepOutput(file);
  }

  private static InputStream uncompressed(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    try {
      raw.mark(2);
      boolean gzip = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
      raw.reset();
      return gzip ? new BufferedInputStream(new GZIPInputStream(raw)) : raw;
    } catch (IOException | RuntimeException | Error e) {
      raw.close();
      throw e;
    }
  }

  /** Text that only begins like the output of a step is read as it is. */
  private static InputStream stepOutput(Path file) throws IOException {
    Path decoded = Files.createTempFile("log", null);
    try (InputStream json = uncompressed(file);
        Writer out = Files.newBufferedWriter(decoded, StandardCharsets.UTF_8)) {
      StepMessages.copy(json, out);
    } catch (MalformedReplyException e) {
      Files.delete(decoded);
      return uncompressed(file);
    } catch (IOException | RuntimeException | Error e) {
      Files.delete(decoded);
      throw e;
    }
    return new BufferedInputStream(
        Files.newInputStream(decoded, StandardOpenOption.DELETE_ON_CLOSE));
  }
}
