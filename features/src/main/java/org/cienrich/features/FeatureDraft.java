package org.cienrich.features;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A feature declaration before its inputs are named; see {@link Feature}. */
public final class FeatureDraft<T> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  final String name;
  final ValueType<T> type;
  final String description;
  Unit unit = Unit.NONE;
  Range range = Range.ANY;
  List<T> allowedValues = List.of();
  int revision = 1;
  @Nullable Integer decimals;
  @Nullable String citation;
  private @Nullable Category category;

  private FeatureDraft(String name, ValueType<T> type, String description) {
    this.name = name;
    this.type = type;
    this.description = description;
  }

  /** A declaration that still lacks its description. */
  public static final class Named<T> {
    private final String name;
    private final ValueType<T> type;

    Named(String name, ValueType<T> type) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Feature name is not snake_case: " + name);
      }
      this.name = name;
      this.type = type;
    }

    /** Gives the meaning in full sentences. */
    public FeatureDraft<T> describedAs(String description) {
      return new FeatureDraft<>(name, type, description);
    }
  }

  /** Sets the topic; required. */
  public FeatureDraft<T> category(Category category) {
    this.category = category;
    return this;
  }

  public FeatureDraft<T> unit(Unit unit) {
    this.unit = unit;
    return this;
  }

  /** Sets the smallest valid value; there is no largest. */
  public FeatureDraft<T> atLeast(double min) {
    this.range = new Range(min, null);
    return this;
  }

  /** Sets the range of valid values, both ends included. */
  public FeatureDraft<T> range(double min, double max) {
    this.range = new Range(min, max);
    return this;
  }

  /** Lists the only values there can be. */
  public FeatureDraft<T> oneOf(List<T> values) {
    this.allowedValues = List.copyOf(values);
    return this;
  }

  /** Rounds the value half-even to this many decimals. */
  public FeatureDraft<T> decimals(int decimals) {
    this.decimals = decimals;
    return this;
  }

  /** Numbers a changed meaning; the first is 1. */
  public FeatureDraft<T> revision(int revision) {
    this.revision = revision;
    return this;
  }

  /** Names the paper or page that the definition comes from. */
  public FeatureDraft<T> citing(String source) {
    this.citation = source;
    return this;
  }

  /** Names the input of the computation. */
  public <A> Inputs.Of1<T, A> from(Node<A> a) {
    return new Inputs.Of1<>(this, Inputs.append(this, List.of(), a));
  }

  public <A, B> Inputs.Of2<T, A, B> from(Node<A> a, Node<B> b) {
    return from(a).and(b);
  }

  public <A, B, C> Inputs.Of3<T, A, B, C> from(Node<A> a, Node<B> b, Node<C> c) {
    return from(a, b).and(c);
  }

  public <A, B, C, D> Inputs.Of4<T, A, B, C, D> from(Node<A> a, Node<B> b, Node<C> c, Node<D> d) {
    return from(a, b, c).and(d);
  }

  public <A, B, C, D, E> Inputs.Of5<T, A, B, C, D, E> from(
      Node<A> a, Node<B> b, Node<C> c, Node<D> d, Node<E> e) {
    return from(a, b, c, d).and(e);
  }

  /** Names the values of earlier builds that the computation looks at. */
  public Inputs.Of1<T, EarlierBuilds> fromEarlierBuilds(Link link, Feature<?>... features) {
    return from(new EarlierInput(link, Optional.empty(), List.of(features)));
  }

  /**
   * Names the values of those earlier builds by time that have the same value of {@code same} as
   * the build itself. The feature is missing where that value is.
   */
  public Inputs.Of1<T, EarlierBuilds> fromEarlierBuildsWithSame(
      Feature<?> same, Feature<?>... features) {
    return from(new EarlierInput(Link.TIME, Optional.of(same), List.of(features)));
  }

  Category category() {
    return Objects.requireNonNull(category, "category");
  }

  Feature<T> build(List<Node<?>> inputs, Functions.Any<Outcome<T>> function) {
    if (category == null) {
      throw new IllegalStateException("Feature " + name + " has no category");
    }
    if (!description.endsWith(".")) {
      throw new IllegalStateException("Feature " + name + " is not described in full sentences");
    }
    return new Feature<>(this, inputs, function);
  }
}
