package org.cienrich.io.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final String STEP =
      "[{\"message\":\"a\\n\",\"type\":\"out\"},{\"message\":\"b\\r\\n\"}]";

  @TempDir private Path folder;

  @Test
  void readsPlainText() throws IOException {
    assertThat(textOf("[INFO] a\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("[INFO] a\n");
    assertThat(textOf(new byte[0])).isEmpty();
  }

  @Test
  void unpacksGzip() throws IOException {
    assertThat(textOf(gzip("a\nb"))).isEqualTo("a\nb");
  }

  @Test
  void decodesTheOutputOfAStepOfCircleCi() throws IOException {
    assertThat(textOf(STEP.getBytes(StandardCharsets.UTF_8))).isEqualTo("a\nb\r\n");
    assertThat(textOf(gzip(STEP))).isEqualTo("a\nb\r\n");
  }

  @Test
  void takesWhatOnlyLooksLikeOneAsItIs() throws IOException {
    assertThat(textOf("[{\"message\": oops".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("[{\"message\": oops");
  }

  @Test
  void failsForHalfAFile() throws IOException {
    byte[] whole = gzip("a".repeat(100_000));
    assertThatThrownBy(() -> textOf(Arrays.copyOf(whole, whole.length - 20)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> LogFile.open(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private String textOf(byte[] content) throws IOException {
    Path file = folder.resolve("log");
    Files.write(file, content);
    try (InputStream in = LogFile.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
