package org.cienrich.io.git.object;

/**
 * An object out of a pack.
 *
 * @param content shared with others, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Copies would cost more than reading.
public record PackedObject(ObjectType type, byte[] content) {}
