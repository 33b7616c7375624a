package org.cienrich.features.tables;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a column of a table; a component of a row record without one is not a column. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
  /** The meaning, one sentence. */
  String value();

  /** Whether the value may differ between two runs of the same input: left out of identity. */
  boolean isVolatile() default false;

  /** Whether the text is a JSON document. */
  boolean isJson() default false;
}
