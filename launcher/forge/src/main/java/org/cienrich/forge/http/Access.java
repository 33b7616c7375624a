package org.cienrich.forge.http;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cienrich.forge.rest.TokenPolicy;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.Token;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/** Who may see what. Immutable. */
public final class Access {

  private final Map<String, Token> tokens;
  private final TokenPolicy policy;

  public Access(World world, TokenPolicy policy) {
    this.tokens =
        world.tokens().stream().collect(Collectors.toMap(Token::value, Function.identity()));
    this.policy = policy;
  }

  /** Whether a request with this token, or with none, is served at all. */
  public boolean accepts(@Nullable String token) {
    if (token == null) {
      return policy != TokenPolicy.REQUIRED;
    }
    return policy == TokenPolicy.ANY || tokens.containsKey(token);
  }

  /** Whether the repository exists for whoever asks with this token, or with none. */
  public boolean maySee(Repository repository, @Nullable String token) {
    if (!repository.isPrivate()) {
      return true;
    }
    Token known = token == null ? null : tokens.get(token);
    return known != null && known.privateRepositories().contains(repository.id());
  }
}
