package org.cienrich.io.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cienrich.io.http.TokenSource;
import org.jspecify.annotations.Nullable;

/**
 * Which database documents go to. The URI of the server is a secret, so it is not here: a worker
 * reads it where it is needed.
 *
 * @param database the name of the database
 * @param uriFile a file on the workers with the URI; null for the environment's {@code MONGODB_URI}
 */
public record MongoTarget(String database, @Nullable String uriFile) implements Serializable {
  private static final String VARIABLE = "MONGODB_URI";

  /** What every platform and version of MongoDB takes. */
  private static final Pattern NAME = Pattern.compile("[^/\\\\. \"$*<>:|?\\x00]+");

  private static final int MAX_NAME_BYTES = 63;
  private static final Set<String> OF_THE_SERVER = Set.of("admin", "config", "local");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if no database of ours can have it
   */
  public MongoTarget {
    if (!NAME.matcher(database).matches()
        || database.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
        || OF_THE_SERVER.contains(database)) {
      throw new IllegalArgumentException("'" + database + "' cannot be the name of a database");
    }
  }

  /**
   * Reads the URI.
   *
   * @throws MongoSinkException if there is none, or it is not one
   */
  ConnectionString uri() throws MongoSinkException {
    TokenSource source = new TokenSource(uriFile, List.of(VARIABLE));
    String uri =
        source
            .readText()
            .orElseThrow(
                () ->
                    new MongoSinkException(
                        "There is no MongoDB URI in "
                            + source.place()
                            + " on this worker; name a file with it by --mongoUriFile, or set "
                            + VARIABLE));
    try {
      return new ConnectionString(uri);
    } catch (IllegalArgumentException | MongoConfigurationException invalid) {
      // The message may quote the URI.
      throw new MongoSinkException(
          "The MongoDB URI in "
              + source.place()
              + " is none: it must be mongodb://… or mongodb+srv://…, with reserved characters of"
              + " user and password percent-encoded");
    }
  }
}
