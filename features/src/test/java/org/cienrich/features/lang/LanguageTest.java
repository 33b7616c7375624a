package org.cienrich.features.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "src/Main.java, JAVA",
    "lib/INIT.RB, RUBY",
    "tasks/build.rake, RUBY",
    "app/views/show.html.erb, ERB",
    "web/App.tsx, TYPESCRIPT",
    "web/types.d.ts, TYPESCRIPT",
    "web/index.mjs, JAVASCRIPT",
    "web/Button.jsx, JAVASCRIPT",
    "core/list.h, C",
    "core/list.hpp, CPP",
    "ios/View.m, OBJECTIVE_C",
    "build/settings.kts, KOTLIN",
    "t/basic.t, PERL",
    "ärger/größe.py, PYTHON",
  })
  void isKnownByExtension(String path, Language expected) {
    assertThat(Language.forPath(path)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Makefile", "README.md", "build.gradle", "build.gradle.kts", "x.gemspec", "config.ru",
        "pom.xml", "java", ".java/readme", "src/java", "", "."
      })
  void isUnknownForOtherFiles(String path) {
    assertThat(Language.forPath(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "java, JAVA",
    "Java, JAVA",
    "TYPESCRIPT, TYPESCRIPT",
    "JavaScript, JAVASCRIPT",
    "golang, GO",
    "js, JAVASCRIPT",
    "ts, TYPESCRIPT",
    "C++, CPP",
    "cpp, CPP",
    "C#, CSHARP",
    "' ruby ', RUBY",
    "Objective-C, OBJECTIVE_C",
  })
  void isFoundByKeyOrAliasInAnyCase(String name, Language expected) {
    assertThat(Language.forKey(name)).contains(expected);
  }

  @Test
  void isNotFoundByUnknownKey() {
    assertThat(Language.forKey("klingon")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void isFoundByItsOwnKeyDisplayNameAndExtensions(Language language) {
    Language owner = language == Language.ERB ? Language.RUBY : language;
    assertThat(Language.forKey(language.key())).contains(owner);
    assertThat(language.extensions())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(Language.forPath("a/b." + e)).contains(language));
  }

  @Test
  void hasUniqueKeysButForTemplates() {
    Set<String> keys = new HashSet<>();
    assertThat(Arrays.stream(Language.values()).filter(l -> !keys.add(l.key())))
        .containsExactly(Language.ERB);
  }
}
