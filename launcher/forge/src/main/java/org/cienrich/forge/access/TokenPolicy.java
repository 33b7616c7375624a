package org.cienrich.forge.access;

/** Which tokens a forge accepts. */
public enum TokenPolicy {
  /** None is needed; one that the world does not list counts as a stranger's. */
  ANY,
  /** None is needed; one that the world does not list is answered with 401, as GitHub does. */
  KNOWN,
  /** Every request needs a token that the world lists. */
  REQUIRED
}
