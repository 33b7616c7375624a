package org.cienrich.pipeline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps the arrows of docs/architecture.md. If a rule fails, move the class to the module that may
 * know what it needs, or put an interface into {@code features.ports}; do not change the rule
 * without a decision record.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cienrich");

  private static final ArchRule FEATURES_KNOW_ONLY_PLAIN_JAVA =
      classes()
          .that(resideInAPackage("org.cienrich.features.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "org.cienrich.features..",
                  "java..",
                  "org.jspecify..",
                  "org.apache.commons.math3..",
                  "org.apache.commons.text.."));

  private static final ArchRule TRANSFORMS_DO_NOT_KNOW_IO =
      noClasses()
          .that(resideInAPackage("org.cienrich.transforms.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.cienrich.io..", "org.cienrich.pipeline.."));

  private static final ArchRule IO_DOES_NOT_KNOW_TRANSFORMS =
      noClasses()
          .that(resideInAPackage("org.cienrich.io.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.cienrich.transforms..", "org.cienrich.pipeline.."));

  private static final ArchRule ONLY_IO_GIT_KNOWS_JGIT =
      noClasses()
          .that(
              resideInAPackage("org.cienrich..")
                  .and(not(resideInAnyPackage("org.cienrich.io.git..", "org.cienrich.forge.."))))
          .should()
          .dependOnClassesThat(resideInAPackage("org.eclipse.jgit.."));

  private static final ArchRule ONLY_IO_HTTP_KNOWS_THE_HTTP_CLIENT =
      noClasses()
          .that(
              resideInAPackage("org.cienrich..")
                  .and(not(resideInAPackage("org.cienrich.io.http.."))))
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.google.api.client..", "org.apache.hc.."));

  private static final ArchRule ONLY_IO_MONGO_KNOWS_MONGODB =
      noClasses()
          .that(
              resideInAPackage("org.cienrich..")
                  .and(not(resideInAPackage("org.cienrich.io.mongo.."))))
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.mongodb..", "org.bson.."));

  private static final ArchRule FUNCTIONS_HOLD_NO_OPTIONS =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(DoFn.class)
          .should()
          .haveRawType(
              new DescribedPredicate<JavaClass>("pipeline options") {
                @Override
                public boolean test(JavaClass type) {
                  return type.isAssignableTo(PipelineOptions.class);
                }
              });

  private static final ArchRule FEATURE_GROUPS_ARE_FINAL =
      classes()
          .that()
          .haveSimpleNameEndingWith("Features")
          .and(resideInAPackage("org.cienrich.features.."))
          .should()
          .haveModifier(JavaModifier.FINAL);

  private static final ArchRule NO_STANDARD_STREAMS =
      noClasses()
          .that(
              resideInAnyPackage(
                  "org.cienrich.features..",
                  "org.cienrich.io..",
                  "org.cienrich.transforms..",
                  "org.cienrich.pipeline.."))
          .should(ACCESS_STANDARD_STREAMS);

  private static final ArchRule NO_JAVA_UTIL_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static List<ArchRule> rules() {
    return List.of(
        FEATURES_KNOW_ONLY_PLAIN_JAVA,
        TRANSFORMS_DO_NOT_KNOW_IO,
        IO_DOES_NOT_KNOW_TRANSFORMS,
        ONLY_IO_GIT_KNOWS_JGIT,
        ONLY_IO_HTTP_KNOWS_THE_HTTP_CLIENT,
        ONLY_IO_MONGO_KNOWS_MONGODB,
        FUNCTIONS_HOLD_NO_OPTIONS,
        FEATURE_GROUPS_ARE_FINAL,
        NO_STANDARD_STREAMS,
        NO_JAVA_UTIL_LOGGING);
  }
}
