package org.cienrich.transforms;

import java.io.Serializable;
import org.cienrich.features.facts.Attempts;
import org.cienrich.transforms.filter.BuildFilter;

/**
 * Which builds of the input become rows, and which builds count as history.
 *
 * @param attempts which attempts of a build are rows
 * @param filter which builds are rows
 * @param wholeHistory whether all runs that the provider lists count as history, not only those of
 *     the input
 */
public record BuildChoice(Attempts attempts, BuildFilter filter, boolean wholeHistory)
    implements Serializable {
  /** The last attempt of every build; history is the input. */
  public static final BuildChoice DEFAULT = new BuildChoice(Attempts.LAST, BuildFilter.NONE, false);
}
