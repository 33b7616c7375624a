package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.cienrich.features.facts.Person;
import org.junit.jupiter.api.Test;

class MailmapTest {
  @Test
  void lowersTheEmailOfWhoeverIsNotInIt() {
    assertThat(Mailmap.EMPTY.map("Ann", "ANN@Example.ORG"))
        .isEqualTo(new Person("Ann", "ann@example.org"));
  }

  @Test
  void replacesTheName() {
    Mailmap mailmap = parse("Proper Name <commit@example.org>");

    assertThat(mailmap.map("x", "Commit@example.org"))
        .isEqualTo(new Person("Proper Name", "commit@example.org"));
  }

  @Test
  void replacesTheEmail() {
    Mailmap mailmap = parse("<Proper@example.org> <commit@example.org>");

    assertThat(mailmap.map("x", "commit@example.org"))
        .isEqualTo(new Person("x", "proper@example.org"));
  }

  @Test
  void replacesBoth() {
    Mailmap mailmap = parse("Proper Name <proper@example.org> <commit@example.org>");

    assertThat(mailmap.map("x", "commit@example.org"))
        .isEqualTo(new Person("Proper Name", "proper@example.org"));
  }

  @Test
  void tellsPersonsBehindOneEmailApartByName() {
    Mailmap mailmap =
        parse(
            """
            Jane Doe <jane@example.org> jane <root@example.org>
            Joe Doe <joe@example.org> <root@example.org>
            """);

    assertThat(mailmap.map("Jane", "root@example.org"))
        .isEqualTo(new Person("Jane Doe", "jane@example.org"));
    assertThat(mailmap.map("anybody", "root@example.org"))
        .isEqualTo(new Person("Joe Doe", "joe@example.org"));
  }

  @Test
  void keepsOthersBehindAnEmailThatIsMappedForOneName() {
    Mailmap mailmap = parse("Jane Doe <jane@example.org> Jane <root@example.org>");

    assertThat(mailmap.map("Joe", "root@example.org"))
        .isEqualTo(new Person("Joe", "root@example.org"));
  }

  @Test
  void letsLaterLinesAddAndReplace() {
    Mailmap mailmap =
        parse(
            """
            First <commit@example.org>
            <proper@example.org> <commit@example.org>
            Second <commit@example.org>
            """);

    assertThat(mailmap.map("x", "commit@example.org"))
        .isEqualTo(new Person("Second", "proper@example.org"));
  }

  @Test
  void ignoresWhatIsNoRule() {
    Mailmap mailmap =
        parse(
            """
            # Proper Name <commit@example.org>

            no rule at all
            <<>
            Proper Name <commit@example.org> # with a comment
            """);

    assertThat(mailmap.map("x", "commit@example.org").name()).isEqualTo("Proper Name");
    assertThat(mailmap.map("x", "other@example.org").name()).isEqualTo("x");
  }

  @Test
  void takesOddLinesAsGitDoes() {
    Mailmap mailmap =
        parse(
            """
            A#B <hash@example.org>
             # Late <late@example.org>
            A > B <greater@example.org>
            Nobody <>
            Nobody <> <empty@example.org>
            Space < space@example.org>
            Return\r <return@example.org>
            Umlaut <umlaut@example.org> J\u00d6RG <j@example.org>
            """);

    assertThat(mailmap.map("x", "hash@example.org").name()).isEqualTo("A#B");
    assertThat(mailmap.map("x", "late@example.org").name()).isEqualTo("# Late");
    assertThat(mailmap.map("x", "greater@example.org").name()).isEqualTo("A > B");
    assertThat(mailmap.map("x", "empty@example.org").name()).isEqualTo("x");
    assertThat(mailmap.map("x", "space@example.org").name()).isEqualTo("x");
    assertThat(mailmap.map("x", "return@example.org").name()).isEqualTo("Return");
    assertThat(mailmap.map("j\u00f6rg", "j@example.org").email()).isEqualTo("j@example.org");
    assertThat(mailmap.map("J\u00d6RG", "j@example.org").email()).isEqualTo("umlaut@example.org");
  }

  private static Mailmap parse(String text) {
    return Mailmap.parse(text.getBytes(UTF_8));
  }
}
