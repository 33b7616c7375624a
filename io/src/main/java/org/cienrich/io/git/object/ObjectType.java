package org.cienrich.io.git.object;

/** The kinds of objects, by git's numbers for them in packs. */
public enum ObjectType {
  COMMIT,
  TREE,
  BLOB,
  TAG;

  private static final ObjectType[] BY_CODE = values();

  static boolean isCode(int code) {
    return code >= 1 && code <= BY_CODE.length;
  }

  static ObjectType ofCode(int code) {
    return BY_CODE[code - 1];
  }
}
