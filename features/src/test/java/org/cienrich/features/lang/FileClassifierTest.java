package org.cienrich.features.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileClassifierTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/java/a/Helper.java",
        "core/src/test/resources/project/src/main/java/A.java",
        "src/it/java/a/Runs.java",
        "app/src/androidTest/java/a/Ui.kt",
        "app/src/androidTestDebug/java/a/Ui.kt",
        "src/integrationTest/groovy/a/Db.groovy",
        "lib/src/testFixtures/java/a/Fake.java",
        "shared/src/commonTest/kotlin/A.kt",
        "tests/Fixture.java",
        "module/a/FooTest.java",
        "module/a/FooTests.java",
        "module/a/FooTestCase.java",
        "module/a/FooIT.java",
        "module/a/FooSpec.groovy",
        "module/a/FooSuite.scala",
        "spec/models/user_spec.rb",
        "spec/support/helper.rb",
        "test/lib/liquid/drop_test.rb",
        "quality/self_spec.rb",
        "spec/fixtures/page.erb",
        "pkg/test_parse.py",
        "pkg/parse_test.py",
        "pkg/tests.py",
        "pkg/conftest.py",
        "pkg/tests/__init__.py",
        "docs/test_examples.py",
        "pkg/parse_test.go",
        "pkg/testdata/main.go",
        "web/button.test.ts",
        "web/button.spec.js",
        "web/app.e2e-spec.ts",
        "web/__tests__/button.jsx",
        "web/spec/button.coffee",
        "base/list_test.cc",
        "base/list_unittest.cc",
        "base/ListTest.cpp",
        "base/test_list.c",
        "base/Tests/list.c",
        "Foo.Tests/Parsing.cs",
        "Foo.UnitTests/Parsing.cs",
        "Foo/ParsingTests.cs",
        "FooTests/Parsing.swift",
        "AppTests/ParsingTests.m",
        "src/parser/tests.rs",
        "crate/tests/smoke.rs",
        "src/FooTest.php",
        "t/00-load.t",
        "t/lib/Helper.pm",
        "test/foo_test.exs",
        "src/foo_SUITE.erl",
        "test/foo/core_test.clj",
        "lib/foo_test.dart",
        "tests/testthat/test-foo.R",
        "test/runtests.jl",
        "spec/foo_spec.lua",
        "bin/install.bats",
        "ci/run_test.sh",
        "Module.Tests.ps1",
      })
  void takesTestCodeForTests(String path) {
    assertThat(FileClassifier.classify(path)).isEqualTo(FileClass.TEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/org/junit/Test.java",
        "spring-test/src/main/java/org/springframework/test/Context.java",
        "src/javax/crypto/spec/KeySpec.java",
        "latest/Foo.java",
        "contest/entry.py",
        "src/latest/x.js",
        "src/Latest.java",
        "src/Contest.java",
        "src/EXIT.java",
        "src/TestContext.java",
        "pkg/latest.py",
        "pkg/attest_x.go",
        "pkg/test/helper.go",
        "test/shell/run.sh",
        "web/latest.js",
        "web/inspect.ts",
        "lib/pry/test/helper.rb",
        "lib/reek/spec/should_reek.rb",
        "lib/rspec/core/test_unit_adapter.rb",
        "lib/generators/model_spec.rb",
        "pkg/spec/openapi.py",
        "app/docs/Page.java",
        "src/documentation/Writer.java",
        "Greatest/Hits.swift",
        "vendor/x/y.go",
      })
  void takesOtherCodeForSource(String path) {
    assertThat(FileClassifier.classify(path)).isEqualTo(FileClass.SOURCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "README",
        "LICENSE",
        "a/b/CHANGELOG",
        "a/b/notes.rst",
        "a/Guide.ADOC",
        "test/README.md",
        "docs/conf.py",
        "docs/index.html",
        "Documentation/process.txt",
        "doc/api.java",
        "notes.txt",
      })
  void takesProseAndDocumentationDirectoriesForDoc(String path) {
    assertThat(FileClassifier.classify(path)).isEqualTo(FileClass.DOC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "src/test/resources/data.json",
        "test/fixture.yml",
        "Makefile",
        "Rakefile",
        "x.gemspec",
        "build.gradle",
        "build.gradle.kts",
        "CMakeLists.txt",
        "requirements-dev.txt",
        "robots.txt",
        "logo.png",
        "md",
        "index.html",
        "docs",
        "",
      })
  void takesTheRestForOther(String path) {
    assertThat(FileClassifier.classify(path)).isEqualTo(FileClass.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".github/workflows/ci.yml",
        "a/.hidden/b.py",
        "web/.eslintrc.js",
        "vendor/a/b.go",
        "web/node_modules/x/index.js",
        "venv/lib/a.py",
      })
  void knowsVendoredAndHiddenFilesByWholeSegments(String path) {
    assertThat(FileClassifier.isVendored(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"myvendor/a.go", "src/vendor.js", "vendors/a.js", "src/node_modules", "a.b/c.py"})
  void doesNotTakePartsOfNamesForVendored(String path) {
    assertThat(FileClassifier.isVendored(path)).isFalse();
  }
}
