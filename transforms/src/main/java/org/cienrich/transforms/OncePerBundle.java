package org.cienrich.transforms;

import java.io.Serializable;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * A side input that a step takes once per bundle: runners make it anew each time it is asked for,
 * which takes time for each of its entries. For views in the global window, which never change. Not
 * thread-safe.
 *
 * @param <T> what the view shows
 */
final class OncePerBundle<T> implements Serializable {
  private final PCollectionView<T> view;
  private transient @Nullable T ofBundle;

  OncePerBundle(PCollectionView<T> view) {
    this.view = view;
  }

  /** To be called when a bundle starts. */
  void forget() {
    ofBundle = null;
  }

  T get(DoFn<?, ?>.ProcessContext context) {
    T value = ofBundle;
    if (value == null) {
      value = context.sideInput(view);
      ofBundle = value;
    }
    return value;
  }
}
