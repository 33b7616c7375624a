package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret that the server signs payloads of webhooks with; read each time, never kept. The end
 * of the line in its file is no part of it.
 */
final class WebhookSecret {
  private static final String VARIABLE = "SONAR_WEBHOOK_SECRET";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAX_BYTES = 4096;

  private final @Nullable String file;
  private final Map<String, String> environment;

  /**
   * @param file null for the environment variable
   */
  WebhookSecret(@Nullable String file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /** Tells whether the signature is that of the body; compares in constant time. */
  boolean hasSigned(byte[] body, byte[] signature)
      throws WebhookPayload.UntrustedException, IOException {
    String secret = read();
    if (secret.isEmpty()) {
      throw new WebhookPayload.UntrustedException("there is no secret to check it with");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return MessageDigest.isEqual(mac.doFinal(body), signature);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private String read() throws IOException {
    if (file == null) {
      return environment.getOrDefault(VARIABLE, "");
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return text.replaceAll("[\\r\\n]+\\z", "");
    }
  }
}
