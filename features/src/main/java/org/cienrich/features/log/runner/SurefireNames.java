package org.cienrich.features.log.runner;

/**
 * The names of tests in Surefire's many formats as {@code method(class)}, parameters of the method
 * kept.
 */
final class SurefireNames {
  private SurefireNames() {}

  /**
   * Reads {@code method(class)}, {@code class.method}, {@code class} or {@code method}.
   *
   * @param lastClass the class that was reported before, which the method may be of
   */
  static String ofTest(String text, String lastClass) {
    String name = text.strip();
    if (name.equals(lastClass)) {
      return name;
    }
    int dot = name.substring(0, endOfPlain(name)).lastIndexOf('.');
    int open = name.lastIndexOf('(');
    if (name.endsWith(")")
        && isClass(name, open + 1, name.length() - 1)
        && (dot < 0 || name.indexOf('.', open) > 0)) {
      return withoutClassBefore(name);
    }
    if (dot < 0) {
      return lastClass.isEmpty() ? name : name + '(' + lastClass + ')';
    }
    String method = name.substring(dot + 1);
    String owner = name.substring(0, dot);
    boolean isClass = startsUpper(method, 0) && !startsUpper(owner, owner.lastIndexOf('.') + 1);
    return isClass ? name : method + '(' + owner + ')';
  }

  /**
   * Reads the start of a line of a section: {@code method(class): message}, {@code
   * Class.method:12->other:3 message} or {@code Class>Parent.method:12 » Cause}; the empty text if
   * there is nothing like it.
   */
  static String ofSection(String text) {
    String line = text.strip();
    int close = line.indexOf(')');
    int open = line.lastIndexOf('(', close);
    if (open > 0 && isClass(line, open + 1, close) && line.substring(open, close).contains(".")) {
      return withoutClassBefore(line.substring(0, close + 1));
    }
    int end = 0;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != ':') {
      end++;
    }
    String name = line.substring(0, end);
    int arrow = name.indexOf("->");
    name = arrow < 0 ? name : name.substring(0, arrow);
    boolean marked = line.startsWith(":", end) || line.startsWith(" »", end) || arrow >= 0;
    int parent = name.indexOf('>');
    int dot = name.lastIndexOf('.');
    int ownerEnd = parent > 0 && parent < dot ? parent : dot;
    return dot > 0 && marked && startsUpper(name, name.lastIndexOf('.', ownerEnd - 1) + 1)
        ? name.substring(dot + 1) + '(' + name.substring(0, ownerEnd) + ')'
        : "";
  }

  /** {@code c.Foo.test(c.Foo)} and TestNG's {@code test on instance test(c.Foo)(c.Foo)}. */
  private static String withoutClassBefore(String name) {
    int open = name.lastIndexOf('(');
    String owner = name.substring(open + 1, name.length() - 1);
    String method = name.substring(0, open);
    int instance = method.indexOf(" on instance ");
    method = instance < 0 ? method : method.substring(0, instance);
    method = method.startsWith(owner + '.') ? method.substring(owner.length() + 1) : method;
    return method + '(' + owner + ')';
  }

  private static int endOfPlain(String name) {
    int i = 0;
    while (i < name.length() && " ([{".indexOf(name.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** A qualified name, or a simple one that starts as those of classes do; brackets of packages. */
  private static boolean isClass(String text, int from, int to) {
    boolean qualified = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      qualified |= c == '.';
      if (!Character.isJavaIdentifierPart(c) && ".[]".indexOf(c) < 0) {
        return false;
      }
    }
    return from < to && from > 1 && (qualified || startsUpper(text, from));
  }

  private static boolean startsUpper(String text, int at) {
    return at < text.length() && Character.isUpperCase(text.charAt(at));
  }
}
