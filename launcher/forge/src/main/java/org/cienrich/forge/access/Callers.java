package org.cienrich.forge.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells who asks by their token. Called from several threads. */
@FunctionalInterface
public interface Callers {

  /** Whoever has this token, or none; empty when they are not served at all. */
  Optional<Caller> caller(@Nullable String token);
}
