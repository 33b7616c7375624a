package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentKeysTest {
  @Test
  void keysOfBuildsStayReadable() {
    List<@Nullable Object> key = List.of("github_actions/42/7/1", "job 1/2 50%");

    assertThat(DocumentKeys.version("my/data", 3)).isEqualTo("my%2Fdata/3");
    assertThat(DocumentKeys.joined(key, 0)).isEqualTo("github_actions/42/7/1/job 1%2F2 50%25");
    assertThat(DocumentKeys.joined(Arrays.asList(12L, null), 1)).isEqualTo("12/");
  }

  @Test
  void noTwoKeysGiveTheSameText() {
    Random random = new Random(11);
    Map<String, List<String>> keys = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      List<String> key = List.of(text(random), text(random), text(random));
      List<String> other = keys.put(DocumentKeys.joined(key, 1), key);
      if (other != null) {
        assertThat(other).isEqualTo(key);
      }
    }
    assertThat(keys).hasSizeGreaterThan(10_000);
  }

  @Test
  void fieldsHaveNoSignsOfTheQueryLanguage() {
    assertThat(DocumentKeys.field("a.b")).isEqualTo("a%2Eb");
    assertThat(DocumentKeys.field("$set")).isEqualTo("%24set");
    assertThat(DocumentKeys.field("a$b")).isEqualTo("a$b");
    assertThat(DocumentKeys.field("%2E\0")).isEqualTo("%252E%00");
    assertThat(DocumentKeys.field("gh_lang")).isEqualTo("gh_lang");
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(4);
    for (int i = 0; i < length; i++) {
      text.append("/%25Fa".charAt(random.nextInt(6)));
    }
    return text.toString();
  }
}
