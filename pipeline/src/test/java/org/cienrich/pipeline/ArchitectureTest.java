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
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Keeps the arrows of docs/architecture.md. If a rule fails, move the class to the module that may
 * know what it needs, or put an interface into {@code features.ports}; do not change the rule
 * without a decision record.
 */
@AnalyzeClasses(packages = "org.cienrich", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_KNOW_ONLY_PLAIN_JAVA =
      classes()
          .that(resideInAPackage("org.cienrich.features.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "org.cienrich.features..",
                  "java..",
                  "org.jspecify..",
                  "org.apache.commons.text.."));

  @ArchTest
  static final ArchRule TRANSFORMS_DO_NOT_KNOW_IO =
      noClasses()
          .that(resideInAPackage("org.cienrich.transforms.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.cienrich.io..", "org.cienrich.pipeline.."));

  @ArchTest
  static final ArchRule IO_DOES_NOT_KNOW_TRANSFORMS =
      noClasses()
          .that(resideInAPackage("org.cienrich.io.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.cienrich.transforms..", "org.cienrich.pipeline.."));

  @ArchTest
  static final ArchRule ONLY_IO_GIT_KNOWS_JGIT =
      noClasses()
          .that(
              resideInAPackage("org.cienrich..")
                  .and(not(resideInAnyPackage("org.cienrich.io.git..", "org.cienrich.forge.."))))
          .should()
          .dependOnClassesThat(resideInAPackage("org.eclipse.jgit.."));

  @ArchTest
  static final ArchRule ONLY_IO_HTTP_KNOWS_THE_HTTP_CLIENT =
      noClasses()
          .that(
              resideInAPackage("org.cienrich..")
                  .and(not(resideInAPackage("org.cienrich.io.http.."))))
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.google.api.client..", "org.apache.hc.."));

  @ArchTest
  static final ArchRule FUNCTIONS_HOLD_NO_OPTIONS =
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

  @ArchTest
  static final ArchRule FEATURE_GROUPS_ARE_FINAL =
      classes()
          .that()
          .haveSimpleNameEndingWith("Features")
          .and(resideInAPackage("org.cienrich.features.."))
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule NO_STANDARD_STREAMS =
      noClasses()
          .that(
              resideInAnyPackage(
                  "org.cienrich.features..",
                  "org.cienrich.io..",
                  "org.cienrich.transforms..",
                  "org.cienrich.pipeline.."))
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest static final ArchRule NO_JAVA_UTIL_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
