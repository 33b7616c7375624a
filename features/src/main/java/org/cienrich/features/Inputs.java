package org.cienrich.features;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The stages of a feature declaration that fix how many inputs its computation takes. */
public final class Inputs {
  private Inputs() {}

  /**
   * @throws NullPointerException if the node is null, as a constant is that is declared further
   *     down or in a class that needs this one first
   */
  static List<Node<?>> append(FeatureDraft<?> draft, List<Node<?>> nodes, Node<?> node) {
    Objects.requireNonNull(
        node, () -> "Input " + (nodes.size() + 1) + " of " + draft.name + " is not declared yet");
    return Stream.concat(nodes.stream(), Stream.of(node)).toList();
  }

  /** A declaration with one input. */
  public static final class Of1<T, A> {
    private final FeatureDraft<T> draft;
    private final List<Node<?>> nodes;

    Of1(FeatureDraft<T> draft, List<Node<?>> nodes) {
      this.draft = draft;
      this.nodes = nodes;
    }

    /** Adds an input of the same row, a resource or a parameter. */
    public <B> Of2<T, A, B> and(Node<B> node) {
      return new Of2<>(draft, append(draft, nodes, node));
    }

    /** Completes the feature with a function that always knows the value. */
    public Feature<T> computedBy(Functions.F1<A, T> function) {
      return resolvedBy((a) -> Outcome.present(function.apply(a)));
    }

    /** Completes the feature with a function that tells why where it does not know the value. */
    @SuppressWarnings("unchecked")
    public Feature<T> resolvedBy(Functions.F1<A, Outcome<T>> function) {
      return draft.build(nodes, arguments -> function.apply((A) arguments[0]));
    }
  }

  /** A declaration with two inputs. */
  public static final class Of2<T, A, B> {
    private final FeatureDraft<T> draft;
    private final List<Node<?>> nodes;

    Of2(FeatureDraft<T> draft, List<Node<?>> nodes) {
      this.draft = draft;
      this.nodes = nodes;
    }

    /** Adds an input of the same row, a resource or a parameter. */
    public <C> Of3<T, A, B, C> and(Node<C> node) {
      return new Of3<>(draft, append(draft, nodes, node));
    }

    /** Completes the feature with a function that always knows the value. */
    public Feature<T> computedBy(Functions.F2<A, B, T> function) {
      return resolvedBy((a, b) -> Outcome.present(function.apply(a, b)));
    }

    /** Completes the feature with a function that tells why where it does not know the value. */
    @SuppressWarnings("unchecked")
    public Feature<T> resolvedBy(Functions.F2<A, B, Outcome<T>> function) {
      return draft.build(nodes, arguments -> function.apply((A) arguments[0], (B) arguments[1]));
    }
  }

  /** A declaration with three inputs. */
  public static final class Of3<T, A, B, C> {
    private final FeatureDraft<T> draft;
    private final List<Node<?>> nodes;

    Of3(FeatureDraft<T> draft, List<Node<?>> nodes) {
      this.draft = draft;
      this.nodes = nodes;
    }

    /** Adds an input of the same row, a resource or a parameter. */
    public <D> Of4<T, A, B, C, D> and(Node<D> node) {
      return new Of4<>(draft, append(draft, nodes, node));
    }

    /** Completes the feature with a function that always knows the value. */
    public Feature<T> computedBy(Functions.F3<A, B, C, T> function) {
      return resolvedBy((a, b, c) -> Outcome.present(function.apply(a, b, c)));
    }

    /** Completes the feature with a function that tells why where it does not know the value. */
    @SuppressWarnings("unchecked")
    public Feature<T> resolvedBy(Functions.F3<A, B, C, Outcome<T>> function) {
      return draft.build(
          nodes, arguments -> function.apply((A) arguments[0], (B) arguments[1], (C) arguments[2]));
    }
  }

  /** A declaration with four inputs. */
  public static final class Of4<T, A, B, C, D> {
    private final FeatureDraft<T> draft;
    private final List<Node<?>> nodes;

    Of4(FeatureDraft<T> draft, List<Node<?>> nodes) {
      this.draft = draft;
      this.nodes = nodes;
    }

    /** Adds an input of the same row, a resource or a parameter. */
    public <E> Of5<T, A, B, C, D, E> and(Node<E> node) {
      return new Of5<>(draft, append(draft, nodes, node));
    }

    /** Completes the feature with a function that always knows the value. */
    public Feature<T> computedBy(Functions.F4<A, B, C, D, T> function) {
      return resolvedBy((a, b, c, d) -> Outcome.present(function.apply(a, b, c, d)));
    }

    /** Completes the feature with a function that tells why where it does not know the value. */
    @SuppressWarnings("unchecked")
    public Feature<T> resolvedBy(Functions.F4<A, B, C, D, Outcome<T>> function) {
      return draft.build(
          nodes,
          arguments ->
              function.apply(
                  (A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3]));
    }
  }

  /** A declaration with five inputs. */
  public static final class Of5<T, A, B, C, D, E> {
    private final FeatureDraft<T> draft;
    private final List<Node<?>> nodes;

    Of5(FeatureDraft<T> draft, List<Node<?>> nodes) {
      this.draft = draft;
      this.nodes = nodes;
    }

    /** Completes the feature with a function that always knows the value. */
    public Feature<T> computedBy(Functions.F5<A, B, C, D, E, T> function) {
      return resolvedBy((a, b, c, d, e) -> Outcome.present(function.apply(a, b, c, d, e)));
    }

    /** Completes the feature with a function that tells why where it does not know the value. */
    @SuppressWarnings("unchecked")
    public Feature<T> resolvedBy(Functions.F5<A, B, C, D, E, Outcome<T>> function) {
      return draft.build(
          nodes,
          arguments ->
              function.apply(
                  (A) arguments[0],
                  (B) arguments[1],
                  (C) arguments[2],
                  (D) arguments[3],
                  (E) arguments[4]));
    }
  }
}
