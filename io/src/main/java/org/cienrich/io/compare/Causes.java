package org.cienrich.io.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Parameter;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.catalog.ScanSelection;
import org.cienrich.io.compare.Cause.Kind;
import org.cienrich.io.compare.RunDifferences.Change;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Manifest.SelectedFeature;

/**
 * Why a column may differ between two versions, told from their manifests and from what the
 * catalogue says the column is computed from. A revision that rose, and a parameter or option that
 * the column depends on, are stated; failing these the source is the likeliest; all else that
 * differs and may matter is possible. Immutable.
 */
final class Causes {
  private static final String EXTRACTION_STATUS = "extraction_status";

  private final Manifest before;
  private final Manifest after;
  private final RunDifferences runs;
  private final Map<String, Change> scanners;
  private final Map<String, Integer> revisionsBefore;
  private final Map<String, Integer> revisionsAfter;

  /**
   * @param scanners what scans depend on besides the tree, by tool, where it differs
   */
  Causes(Manifest before, Manifest after, RunDifferences runs, SortedMap<String, Change> scanners) {
    this.before = before;
    this.after = after;
    this.runs = runs;
    this.scanners = new TreeMap<>(scanners);
    this.revisionsBefore = revisions(before);
    this.revisionsAfter = revisions(after);
  }

  private static Map<String, Integer> revisions(Manifest manifest) {
    Map<String, Integer> revisions = new HashMap<>();
    manifest.features().forEach(selected -> revisions.put(selected.name(), selected.revision()));
    return revisions;
  }

  /** Returns the causes, the likeliest first; at least one. */
  List<Cause> of(String column) {
    Optional<Feature<?>> feature =
        Catalog.ALL.find(column).filter(found -> revisionsAfter.containsKey(column));
    List<Cause> stated = new ArrayList<>();
    List<Cause> possible = new ArrayList<>();
    feature.ifPresentOrElse(
        found -> addOfFeature(found, stated, possible), () -> addOfOther(column, stated, possible));
    addVersions(possible);
    boolean isLater = feature.filter(found -> found.knownAt() == KnownAt.LATER).isPresent();
    List<Cause> causes = new ArrayList<>(stated);
    if (stated.isEmpty() || isLater) {
      causes.add(source(feature, possible.isEmpty()));
    }
    causes.addAll(possible);
    return causes;
  }

  private void addOfFeature(Feature<?> feature, List<Cause> stated, List<Cause> possible) {
    FeaturePlan plan = FeaturePlan.of(List.of(feature));
    addRevision(feature.name(), "its revision", stated);
    for (Stage stage : Stage.values()) {
      plan.order(stage).stream()
          .filter(input -> input != feature)
          .forEach(input -> addRevision(input.name(), "the revision of " + input.name(), stated));
    }
    for (Parameter<?> parameter : plan.parameters()) {
      if (!isDefault(parameter)) {
        runs.phrasesOf(parameter.name())
            .forEach(phrase -> stated.add(new Cause(Kind.INPUT, true, phrase)));
      }
    }
    Change history = runs.options().get("history");
    if (history != null && OptionReach.HISTORY.touches(plan, feature)) {
      stated.add(new Cause(Kind.INPUT, true, history.phrase("--history")));
    }
    addOptions(reach -> reach != OptionReach.HISTORY && reach.touches(plan, feature), possible);
    if (runs.input() != null && !plan.order(Stage.HISTORY).isEmpty()) {
      possible.add(
          new Cause(Kind.INPUT, false, "the input has other rows, and so has the history"));
    }
  }

  private void addRevision(String name, String what, List<Cause> stated) {
    Integer revision = revisionsBefore.get(name);
    Integer other = revisionsAfter.get(name);
    if (revision != null && other != null && !revision.equals(other)) {
      Change change = new Change(revision.toString(), other.toString());
      stated.add(new Cause(Kind.CODE, true, change.phrase(what)));
    }
  }

  /** Whether the one version sets what the other has without saying so. */
  private boolean isDefault(Parameter<?> parameter) {
    Change change = runs.parameters().get(parameter.name());
    String byDefault = String.valueOf(parameter.byDefault());
    return change != null
        && (change.before() == null || change.after() == null)
        && (byDefault.equals(change.before()) || byDefault.equals(change.after()))
        && runs.phrasesOf(parameter.name()).size() == 1;
  }

  private void addOfOther(String column, List<Cause> stated, List<Cause> possible) {
    addRevision(column, "its revision", stated);
    if (column.equals(EXTRACTION_STATUS) && !names(before).equals(names(after))) {
      stated.add(new Cause(Kind.INPUT, true, "the row has other features"));
    }
    if (revisionsAfter.containsKey(column)) {
      RunDifferences.phrases(runs.parameters())
          .forEach(phrase -> possible.add(new Cause(Kind.INPUT, false, phrase)));
    }
    addOptions(OptionReach.ALL::equals, possible);
  }

  private void addOptions(Predicate<OptionReach> reaches, List<Cause> possible) {
    String names =
        runs.options().keySet().stream()
            .filter(name -> reaches.test(OptionReach.of(name)))
            .map(name -> "--" + name)
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      possible.add(new Cause(Kind.INPUT, false, "other values of " + names));
    }
  }

  private static List<String> names(Manifest manifest) {
    return manifest.features().stream().map(SelectedFeature::name).sorted().toList();
  }

  private void addVersions(List<Cause> possible) {
    if (runs.codeVersion() != null) {
      String phrase = runs.codeVersion().phrase("the version of ci-enrich");
      possible.add(new Cause(Kind.CODE, false, phrase));
    } else if (runs.catalogRevision() != null) {
      possible.add(new Cause(Kind.CODE, false, "the catalogue of features is another"));
    }
  }

  private Cause source(Optional<Feature<?>> feature, boolean isOnly) {
    Optional<String> scanner =
        feature
            .filter(found -> found.category().isScan())
            .map(found -> ScanSelection.toolOf(found).toolName())
            .flatMap(
                tool -> Optional.ofNullable(scanners.get(tool)).map(change -> change.phrase(tool)));
    String why =
        feature.filter(found -> found.knownAt() == KnownAt.LATER).isPresent()
            ? "known later than the run, so it may change from day to day"
            : "what the provider, the repository or a database says has changed";
    if (scanner.isPresent()) {
      why = scanner.get();
    } else if (isRetry()) {
      why = "version " + after.version() + " asked again for what failed in " + before.version();
    } else if (isOnly) {
      why += "; code and input are the same";
    }
    return new Cause(Kind.SOURCE, false, why);
  }

  private boolean isRetry() {
    return after.parentVersion() != null
        && after.parentVersion() == before.version()
        && Arrays.asList("ingestion", "scans").contains(after.run().options().get("retry"));
  }
}
