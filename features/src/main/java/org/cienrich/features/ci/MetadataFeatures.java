package org.cienrich.features.ci;

import static org.cienrich.features.Category.METADATA;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.Parameters.SOURCE_LANGUAGES;
import static org.cienrich.features.facts.Resources.BUILD;
import static org.cienrich.features.facts.Resources.REPOSITORY;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.RepositoryInfo;

/** The project that was built. */
public final class MetadataFeatures {
  public static final Feature<String> GH_PROJECT_NAME =
      Feature.text("gh_project_name")
          .describedAs("The repository as owner/name, by its present name.")
          .category(METADATA)
          .from(BUILD)
          .computedBy(BuildIdentity::repo);

  public static final Feature<String> GH_LANG =
      Feature.text("gh_lang")
          .describedAs(
              "The main language of the repository in lower case, as the forge tells it today and"
                  + " not at the time of the build.")
          .category(METADATA)
          .from(REPOSITORY)
          .resolvedBy(MetadataFeatures::language);

  public static final Feature<List<String>> TR_LOG_LAN_ALL =
      Feature.textList("tr_log_lan_all")
          .describedAs(
              "The languages of the project as configured, else the main language of the"
                  + " repository.")
          .category(METADATA)
          .from(SOURCE_LANGUAGES, GH_LANG.orMissing())
          .resolvedBy(MetadataFeatures::languages);

  private MetadataFeatures() {}

  static Outcome<String> language(RepositoryInfo repository) {
    return Outcome.of(
        Optional.ofNullable(repository.language()).map(name -> name.toLowerCase(Locale.ROOT)),
        NOT_PROVIDED);
  }

  static Outcome<List<String>> languages(List<String> configured, Outcome<String> main) {
    return configured.isEmpty() ? main.map(List::of) : Outcome.present(configured);
  }
}
