package org.cienrich.features;

/** Computations of one to five inputs. They may throw; only their feature is lost then. */
public final class Functions {
  private Functions() {}

  /** A computation of one input. */
  @FunctionalInterface
  public interface F1<A, R> {
    R apply(A a);
  }

  /** A computation of two inputs. */
  @FunctionalInterface
  public interface F2<A, B, R> {
    R apply(A a, B b);
  }

  /** A computation of three inputs. */
  @FunctionalInterface
  public interface F3<A, B, C, R> {
    R apply(A a, B b, C c);
  }

  /** A computation of four inputs. */
  @FunctionalInterface
  public interface F4<A, B, C, D, R> {
    R apply(A a, B b, C c, D d);
  }

  /** A computation of five inputs. */
  @FunctionalInterface
  public interface F5<A, B, C, D, E, R> {
    R apply(A a, B b, C c, D d, E e);
  }

  /** A computation of any number of inputs, in their declared order. */
  @FunctionalInterface
  interface Any<R> {
    R apply(Object[] arguments);
  }
}
