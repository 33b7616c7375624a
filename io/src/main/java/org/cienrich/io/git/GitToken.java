package org.cienrich.io.git;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Answers a server that asks for credentials with a token, which is read at that moment and kept
 * nowhere. Only the host of the clone URL gets it, and only over https. Without a token file the
 * environment's {@code GITHUB_TOKENS} (the first of them) or {@code GITHUB_TOKEN} is for github.com
 * alone.
 */
final class GitToken extends CredentialsProvider {
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final String GITHUB = "github.com";

  private final URI url;
  private final @Nullable Path tokenFile;
  private final UnaryOperator<@Nullable String> environment;

  GitToken(URI url, @Nullable Path tokenFile, UnaryOperator<@Nullable String> environment) {
    this.url = url;
    this.tokenFile = tokenFile;
    this.environment = environment;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish asking, CredentialItem... items) {
    if (!supports(items) || !isOurs(asking)) {
      return false;
    }
    Optional<String> token = read();
    if (token.isEmpty()) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username username) {
        username.setValue("x-access-token");
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(token.get().toCharArray());
      }
    }
    return true;
  }

  private boolean isOurs(URIish asking) {
    return "https".equalsIgnoreCase(url.getScheme())
        && "https".equalsIgnoreCase(asking.getScheme())
        && String.valueOf(url.getHost()).equalsIgnoreCase(asking.getHost());
  }

  private Optional<String> read() {
    if (tokenFile != null) {
      try {
        return first(Files.readString(tokenFile));
      } catch (IOException e) {
        throw new IllegalStateException("The token file cannot be read: " + tokenFile, e);
      }
    }
    if (!GITHUB.equalsIgnoreCase(url.getHost())) {
      return Optional.empty();
    }
    return first(environment.apply("GITHUB_TOKENS"))
        .or(() -> first(environment.apply("GITHUB_TOKEN")));
  }

  private static Optional<String> first(@Nullable String tokens) {
    return tokens == null
        ? Optional.empty()
        : SEPARATOR.splitAsStream(tokens).filter(token -> !token.isEmpty()).findFirst();
  }
}
