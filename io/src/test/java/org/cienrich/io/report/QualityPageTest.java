package org.cienrich.io.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.io.store.Sha256;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityPageTest {
  private static final List<String> SECTIONS =
      List.of(
          "status",
          "score",
          "issues",
          "label",
          "completeness",
          "missingness",
          "distributions",
          "correlations",
          "drift",
          "history",
          "scans",
          "duplicates",
          "leakage",
          "provenance");

  static Stream<QualityDocument> samples() {
    return Stream.of(SampleReports.full(), SampleReports.empty(), SampleReports.sparse());
  }

  private static Document page(QualityDocument document) {
    return Jsoup.parse(document.toHtml());
  }

  /** Leaves the pages where a browser can look at them. */
  @Test
  void pagesAreSmallAndTheSameEachTime() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/quality-report"));
    Files.writeString(folder.resolve("full.html"), SampleReports.full().toHtml());
    Files.writeString(folder.resolve("empty.html"), SampleReports.empty().toHtml());
    Files.writeString(folder.resolve("sparse.html"), SampleReports.sparse().toHtml());

    assertThat(Files.size(folder.resolve("full.html"))).isLessThan(2_000_000);
    assertThat(Files.readString(folder.resolve("full.html")))
        .isEqualTo(SampleReports.full().toHtml());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sectionsComeInOrderAndEachIsReached(QualityDocument document) {
    Document page = page(document);

    assertThat(page.select("main > section").eachAttr("id")).isEqualTo(SECTIONS);
    assertThat(page.select("nav a").eachAttr("href"))
        .isEqualTo(SECTIONS.stream().map(id -> "#" + id).toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void headingsLeaveNoLevelOut(QualityDocument document) {
    int above = 0;
    for (Element heading : page(document).select("h1, h2, h3, h4, h5, h6")) {
      int level = heading.tagName().charAt(1) - '0';
      assertThat(level).as(heading.text()).isBetween(1, above + 1);
      assertThat(heading.text()).isNotBlank();
      above = level;
    }
    assertThat(page(document).select("h1")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anchorsAreUniqueAndAllLinksLeadToOne(QualityDocument document) {
    Document page = page(document);
    List<String> ids = page.select("[id]").eachAttr("id");

    assertThat(ids).doesNotHaveDuplicates();
    for (String target : page.select("a").eachAttr("href")) {
      assertThat(target).startsWith("#");
      assertThat(ids).contains(target.substring(1));
    }
    assertThat(ids).containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingIsFetchedOrRun(QualityDocument document) {
    Document page = page(document);
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");

    assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(policy)
        .contains(
            Base64.getEncoder()
                .encodeToString(
                    Sha256.newDigest()
                        .digest(page.select("style").first().data().getBytes(UTF_8))));
    assertThat(page.select("script, img, link, iframe, object, embed, form, [style], [src]"))
        .isEmpty();
    assertThat(page.select("style").first().data())
        .doesNotContain("url(")
        .doesNotContain("@import");
    for (Element element : page.getAllElements()) {
      assertThat(element.attributes().asList())
          .noneMatch(attribute -> attribute.getKey().startsWith("on"));
    }
  }

  @Test
  void everyFeatureIsDescribedAndCounted() {
    QualityDocument document = SampleReports.full();
    Document page = page(document);
    List<String> names =
        document.quality().features().stream()
            .map(feature -> VisibleText.of(feature.name(), 1000))
            .toList();

    assertThat(page.select("#distributions h4").eachText()).isEqualTo(names);
    assertThat(page.select("#completeness .feature").eachText())
        .containsExactlyInAnyOrderElementsOf(names);
    for (String reason :
        document.quality().features().stream()
            .flatMap(feature -> feature.missing().keySet().stream())
            .distinct()
            .toList()) {
      assertThat(page.select(".reasons").text())
          .contains(reason, MissingReason.valueOf(reason).meaning());
    }
  }

  @Test
  void everyReasonHasAColour() {
    String style = Templates.text("report.css");

    for (MissingReason reason : MissingReason.values()) {
      assertThat(style).contains(".m-" + reason.name().toLowerCase(Locale.ROOT) + " {");
    }
  }

  @Test
  void theLeastCompleteFeatureComesFirst() {
    Document page = page(SampleReports.full());
    FeatureQuality worst =
        SampleReports.full().quality().features().stream()
            .min(Comparator.comparingDouble(f -> f.completenessPct()))
            .orElseThrow();

    assertThat(page.select("#completeness .rows .feature").first().text()).isEqualTo(worst.name());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void allIssuesAreThere(QualityDocument document) {
    assertThat(page(document).select("#issues .issues > li"))
        .hasSize(document.quality().issues().size());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hostileTextIsShownAndNotObeyed(QualityDocument document) {
    String html = document.toHtml();

    assertThat(html).doesNotContain("<script", "\u202E", "\u0000", "\uD800").doesNotContain("<img");
    assertThat(html.getBytes(UTF_8))
        .isEqualTo(new String(html.getBytes(UTF_8), UTF_8).getBytes(UTF_8));
  }

  @Test
  void hostileTextCanBeRead() {
    String text = page(SampleReports.full()).text();

    assertThat(text)
        .contains("<script>alert('x')</script>")
        .contains("abc\\u202edlrow\\u202c \\u0000\\u0007\\n\\t\\ud800")
        .contains("{{value}}{{{value}}}")
        .contains("x… (5,000 characters)");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tablesAndPicturesCanBeHeard(QualityDocument document) {
    Document page = page(document);

    assertThat(page.select("th:not([scope])")).isEmpty();
    for (Element picture : page.select("svg")) {
      assertThat(
              picture.attr("aria-hidden").equals("true")
                  || (picture.attr("role").equals("img") && !picture.attr("aria-label").isBlank()))
          .as(picture.outerHtml())
          .isTrue();
    }
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("header, nav, main, footer")).hasSize(4);
  }

  @Test
  void verdictsTellWhatMatters() {
    assertThat(page(SampleReports.full()).select(".verdict").text())
        .isEqualTo(
            "12,102 of 12,480 rows (97.0 %) are enriched with 150 features;"
                + " quality is 88.9 of 100, with 4 errors and 49 warnings.");
    assertThat(page(SampleReports.empty()).select(".verdict").text())
        .isEqualTo("The dataset has no rows, so there is nothing to judge.");
    assertThat(page(SampleReports.sparse()).select("header").text())
        .contains("✕ failed", "3 of 3 builds failed, more than the allowed share of 0.5.");
  }

  @Test
  void unknownReasonsAndStatusesAreShown() {
    Document page = page(SampleReports.sparse());

    assertThat(page.select("#completeness .why").text()).contains("no reason 66.7 %", "NEW 33.3 %");
    assertThat(page.select("#status .counts").text()).contains(SampleFeatures.HOSTILE);
  }
}
