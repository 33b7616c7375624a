/**
 * Writes the tables of a version into MongoDB: one document per row, by bulk writes that lose and
 * double nothing, and last the document that makes the version count.
 */
@NullMarked
package org.cienrich.io.mongo;

import org.jspecify.annotations.NullMarked;
