package org.cienrich.io.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.HtmlEscaper;
import com.github.mustachejava.util.Wrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/**
 * The templates beside this class. All they insert is visible and escaped. A name that a view does
 * not have is an error. Safe for use by several threads.
 */
final class Templates {
  /** Longer texts are cut. */
  private static final int MOST_CHARACTERS = 1000;

  private static final Factory FACTORY = new Factory();

  private Templates() {}

  static String render(String template, Object view) {
    return FACTORY.compile(template + ".mustache").execute(new StringWriter(), view).toString();
  }

  /** Returns the text of a file beside this class. */
  static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Templates.class.getResourceAsStream(name), name);
  }

  private static final class Factory extends DefaultMustacheFactory {
    Factory() {
      super(name -> new InputStreamReader(open(name), UTF_8));
      setObjectHandler(new Strict());
    }

    @Override
    public void encode(String value, Writer writer) {
      HtmlEscaper.escape(VisibleText.of(value, MOST_CHARACTERS), writer);
    }
  }

  private static final class Strict extends ReflectionObjectHandler {
    @Override
    public Wrapper find(String name, List<Object> scopes) {
      Wrapper found = super.find(name, scopes);
      if (found instanceof MissingWrapper) {
        throw new MustacheException("No view has " + name);
      }
      return found;
    }
  }
}
