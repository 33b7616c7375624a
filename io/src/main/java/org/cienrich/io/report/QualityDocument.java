package org.cienrich.io.report;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.table.RecordJson;
import org.jspecify.annotations.Nullable;

/**
 * The quality report of a version with what it needs to be read alone. The same document gives the
 * same bytes, on any platform.
 *
 * @param format the version of this record's own form
 * @param counts by kind and status, as in the manifest
 */
public record QualityDocument(
    int format,
    Provenance provenance,
    SortedMap<String, SortedMap<String, Long>> counts,
    QualityReport quality) {
  /** The name of the file for programs. */
  public static final String JSON_FILE = "quality_report.json";

  /** The name of the file for people. */
  public static final String HTML_FILE = "quality_report.html";

  /** The form that this version of ci-enrich writes and reads. */
  public static final int FORMAT = 1;

  /** Makes a report in the present form. */
  public static QualityDocument of(
      Provenance provenance,
      SortedMap<String, SortedMap<String, Long>> counts,
      QualityReport quality) {
    return new QualityDocument(FORMAT, provenance, counts, quality);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is not a quality report of this form
   */
  public static QualityDocument read(String text) {
    Form form = RecordJson.read(text, Form.class).orElse(new Form(0));
    if (form.format() > FORMAT) {
      throw new IllegalArgumentException(
          "The quality report has form %d; this version of ci-enrich reads form %d"
              .formatted(form.format(), FORMAT));
    }
    return RecordJson.read(text, QualityDocument.class)
        .filter(document -> document.format == FORMAT && isWhole(document))
        .orElseThrow(() -> new IllegalArgumentException("The text is not a quality report"));
  }

  private record Form(int format) {}

  /** Tells whether nothing is null that must not be: a text that was read may lack anything. */
  private static boolean isWhole(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().allMatch(part -> part == null || isWhole(part));
    }
    return !(value instanceof Record)
        || Arrays.stream(value.getClass().getRecordComponents())
            .allMatch(component -> isWhole(component, value));
  }

  private static boolean isWhole(RecordComponent component, Object of) {
    try {
      Object value = component.getAccessor().invoke(of);
      return value == null
          ? component.getAnnotatedType().isAnnotationPresent(Nullable.class)
          : isWhole(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the content of {@link #JSON_FILE}. */
  public String toJson() {
    return RecordJson.text(this);
  }

  /** Returns the content of {@link #HTML_FILE}: one page that needs nothing else. */
  public String toHtml() {
    return QualityPage.of(this).toHtml();
  }
}
