package org.cienrich.features.lang;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comments and literals of a language: what may begin at a character, in the order in which it
 * is tried. Immutable.
 */
final class Syntax {
  private static final Opener[] NONE = {};

  private final Opener[][] openers;
  private final @Nullable Region initial;

  private Syntax(Opener[][] openers, @Nullable Region initial) {
    this.openers = openers;
    this.initial = initial;
  }

  /** The openers to try at a character, first match wins. Not to be modified. */
  Opener[] openersAt(char c) {
    return c < openers.length ? openers[c] : NONE;
  }

  /** The region a file begins in; null if it begins in code. */
  @Nullable Region initial() {
    return initial;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Collects openers; earlier ones are tried first. */
  static final class Builder {
    private final List<List<Opener>> openers = new ArrayList<>();
    private @Nullable Region initial;

    private Builder() {
      for (int c = 0; c < 128; c++) {
        openers.add(new ArrayList<>());
      }
    }

    /** Adds openers for what begins with any of the characters. */
    Builder at(String characters, Opener... added) {
      characters.chars().forEach(c -> openers.get(c).addAll(List.of(added)));
      return this;
    }

    Builder beginningIn(Region region) {
      initial = region;
      return this;
    }

    Syntax build() {
      return new Syntax(
          openers.stream().map(list -> list.toArray(NONE)).toArray(Opener[][]::new), initial);
    }
  }
}
