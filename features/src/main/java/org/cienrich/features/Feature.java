package org.cienrich.features;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One column of the dataset: its meaning, and how it is computed from its inputs. Everything else
 * about it (order of evaluation, what must be fetched, when it is known, schema, documentation)
 * follows from this declaration.
 *
 * <pre>{@code
 * public static final Feature<Long> GIT_DIFF_SRC_CHURN =
 *     Feature.integer("git_diff_src_churn")
 *         .describedAs("Lines added plus deleted in production files, over the built commits.")
 *         .category(GIT_DIFF)
 *         .unit(LINES)
 *         .from(BUILT_CHANGES)
 *         .computedBy(ChurnFeatures::srcChurn);
 * }</pre>
 *
 * <p>Immutable and thread-safe. Compared by identity: there is one constant per feature.
 */
public final class Feature<T> implements Node<T> {
  private final FeatureDraft<T> draft;
  private final List<Node<?>> inputs;
  private final Functions.Any<Outcome<T>> function;
  private final KnownAt knownAt;

  Feature(FeatureDraft<T> draft, List<Node<?>> inputs, Functions.Any<Outcome<T>> function) {
    this.draft = draft;
    this.inputs = List.copyOf(inputs);
    this.function = function;
    this.knownAt = inputs.stream().map(Node::knownAt).reduce(KnownAt.TRIGGER, KnownAt::orLater);
  }

  public static FeatureDraft.Named<Long> integer(String name) {
    return new FeatureDraft.Named<>(name, ValueType.INTEGER);
  }

  public static FeatureDraft.Named<Double> decimal(String name) {
    return new FeatureDraft.Named<>(name, ValueType.DECIMAL);
  }

  public static FeatureDraft.Named<Boolean> bool(String name) {
    return new FeatureDraft.Named<>(name, ValueType.BOOLEAN);
  }

  public static FeatureDraft.Named<String> text(String name) {
    return new FeatureDraft.Named<>(name, ValueType.TEXT);
  }

  /** A JSON document. */
  public static FeatureDraft.Named<String> json(String name) {
    return new FeatureDraft.Named<>(name, ValueType.JSON);
  }

  public static FeatureDraft.Named<Instant> instant(String name) {
    return new FeatureDraft.Named<>(name, ValueType.INSTANT);
  }

  public static FeatureDraft.Named<List<String>> textList(String name) {
    return new FeatureDraft.Named<>(name, ValueType.TEXT_LIST);
  }

  @Override
  public String name() {
    return draft.name;
  }

  @Override
  public KnownAt knownAt() {
    return knownAt;
  }

  public ValueType<T> type() {
    return draft.type;
  }

  /** Returns the meaning in full sentences. */
  public String description() {
    return draft.description;
  }

  public Category category() {
    return draft.category();
  }

  public Unit unit() {
    return draft.unit;
  }

  /** Returns the range of valid values, both ends included. */
  public Range range() {
    return draft.range;
  }

  /** Returns the only values there can be; empty where any value of the type can. */
  public List<T> allowedValues() {
    return draft.allowedValues;
  }

  /** Returns how many decimals are kept; empty where the value is not rounded. */
  public Optional<Integer> decimals() {
    return Optional.ofNullable(draft.decimals);
  }

  /** Returns the source of the definition; empty where the description is the definition. */
  public Optional<String> citation() {
    return Optional.ofNullable(draft.citation);
  }

  /** Returns the number of the meaning: it rises whenever values may change. */
  public int revision() {
    return draft.revision;
  }

  /** Returns the inputs in the order of the computation's parameters. */
  public List<Node<?>> inputs() {
    return inputs;
  }

  /**
   * Computes the value.
   *
   * @param arguments one value per input, in their order
   * @throws RuntimeException whatever the computation throws
   */
  Outcome<T> compute(Object[] arguments) {
    Outcome<T> outcome = function.apply(arguments);
    return outcome instanceof Outcome.Present<T> present
        ? Values.rounded(present.value(), type(), draft.decimals)
        : outcome;
  }

  @Override
  public String toString() {
    return name();
  }
}
