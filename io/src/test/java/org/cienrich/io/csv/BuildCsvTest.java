package org.cienrich.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCsvTest {

  private static InputException problemsOf(byte[] bytes) {
    try {
      throw new AssertionError("No problem, but " + ReadCsv.tryToRead(bytes));
    } catch (InputException e) {
      return e;
    }
  }

  @Test
  void readsRowsInTheirOrder() {
    ReadCsv csv = ReadCsv.of("repo,build_id,ci_provider\na/b,1,GitHub_Actions\nc/d,2,\n");
    assertThat(csv.rows())
        .containsExactly(
            new BuildLine(2, 1, "a/b", "1", "github_actions"),
            new BuildLine(3, 1, "c/d", "2", null));
    assertThat(csv.counts()).isEqualTo(new LineCounts(3, 1, 2, 0, 0, 2, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo,build_id",
        "Repository,ID",
        " REPO_NAME , run_id ",
        "full_name,ci_run_id",
        "project,tr_build_id",
        "gh_project_name,\"Build ID\"",
        "\uFEFFrepo,build-id",
        "\uFEFF\"repo\",id",
        "\n \n\"repo\",\"id\""
      })
  void knowsTheUsualHeaderNames(String header) {
    assertThat(ReadCsv.of(header + "\na/b,7").brief())
        .hasSize(1)
        .first()
        .asString()
        .endsWith(" a/b 7");
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t'})
  void findsTheDelimiterInTheHeader(char delimiter) {
    String text = "x,repo,id\n\"1,;\t2\",a/b,7\n".replace(',', delimiter);
    text = text.replace("\"1" + delimiter + ";\t2\"", "\"1,;\t2\"");
    assertThat(ReadCsv.of(text).brief()).containsExactly("2 a/b 7");
  }

  @Test
  void tellsAllProblemsOfAHeader() {
    assertThat(problemsOf("name,number,ci_provider,CI provider\n".getBytes(UTF_8)).problems())
        .containsExactly(
            "There is no column for the repository: expected one of repo, repository, repo_name,"
                + " full_name, project, gh_project_name.",
            "There is no column for the build id: expected one of build_id, id, run_id, ci_run_id,"
                + " tr_build_id.",
            "There are several columns for the CI provider: ci_provider, ci_provider. Rename or"
                + " remove all but one.",
            "Columns found: 'name', 'number', 'ci_provider', 'CI provider'.");
    assertThat(problemsOf("repo,id,repo\n".getBytes(UTF_8)).problems())
        .containsExactly(
            "There are several columns for the repository: repo, repo. Rename or remove all but"
                + " one.",
            "Columns found: 'repo', 'id', 'repo'.");
  }

  @Test
  void namesTheColumnsByTheLikeliestDelimiter() {
    assertThat(problemsOf("repository name;build;x\n".getBytes(UTF_8)).problems())
        .contains("Columns found: 'repository name', 'build', 'x'.");
  }

  @Test
  void refusesInputsThatAreNoTable() {
    assertThat(problemsOf(new byte[0])).hasMessage("The input is empty.");
    assertThat(problemsOf("\n \n".getBytes(UTF_8))).hasMessage("The input is empty.");
    assertThat(problemsOf("\uFEFFrepo,id\n".getBytes(UTF_16LE))).hasMessageContaining("UTF-16");
    assertThat(problemsOf("repo,id\n".getBytes(UTF_16LE))).hasMessageContaining("UTF-16");
    assertThat(problemsOf("repo,id,é\n".getBytes(ISO_8859_1))).hasMessageContaining("UTF-8");
    assertThat(problemsOf("\"repo,id\n".getBytes(UTF_8))).hasMessageContaining("does not end");
    assertThat(problemsOf("x".repeat(300_000).getBytes(UTF_8))).hasMessageContaining("longer than");
  }

  @Test
  void checksTheHeaderAlone() throws Exception {
    BuildCsv csv = new BuildCsv(Set.of());
    csv.checkHeader(new ByteArrayInputStream("repo,id\n\"".getBytes(UTF_8)));
    assertThatThrownBy(() -> csv.checkHeader(new ByteArrayInputStream("x\n".getBytes(UTF_8))))
        .isInstanceOf(InputException.class);
  }

  @Test
  void aHeaderAloneHasNoRows() {
    assertThat(ReadCsv.of("repo,id").counts()).isEqualTo(new LineCounts(1, 1, 0, 0, 0, 0, 0));
    assertThat(ReadCsv.of("repo,id\n").counts()).isEqualTo(new LineCounts(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void allLineEndsAreLineEnds() {
    ReadCsv csv = ReadCsv.of("repo,id\r\na/b,1\ra/b,2\n\r\na/b,3");
    assertThat(csv.brief()).containsExactly("2 a/b 1", "3 a/b 2", "5 a/b 3");
    assertThat(csv.counts()).isEqualTo(new LineCounts(5, 1, 3, 0, 1, 3, 0));
  }

  @Test
  void quotedFieldsMaySpanLines() {
    ReadCsv csv = ReadCsv.of("repo,message,id\na/b,\"one\n\n\"\"two\"\"\",1\n\"a/b\" ,x,\"2\"\n");
    assertThat(csv.rows())
        .containsExactly(
            new BuildLine(2, 3, "a/b", "1", null), new BuildLine(5, 1, "a/b", "2", null));
    assertThat(csv.counts()).isEqualTo(new LineCounts(5, 1, 4, 0, 0, 2, 0));
  }

  @Test
  void aLostQuoteCostsOneLine() {
    ReadCsv csv = ReadCsv.of("repo,id\n\"a/b,1\na/b,2\na/b,\"3\na/b,4\n");
    assertThat(csv.brief()).containsExactly("2 malformed", "3 a/b 2", "4 malformed", "5 a/b 4");
  }

  @Test
  void twoLostQuotesDoNotSwallowTheRowsBetween() {
    assertThat(ReadCsv.of("repo,id\na/b,\"1\na/b,2\na/b,3\"\na/b,4\n").brief())
        .containsExactly("2 malformed", "3 a/b 2", "4 bad_id", "5 a/b 4");
    assertThat(ReadCsv.of("repo,id\n\"a/b,1\na/b,2\n\",a/b,3\na/b,4\n").brief())
        .containsExactly("2 malformed", "3 a/b 2", "4 malformed", "5 a/b 4");
  }

  @Test
  void aQuotedFieldEndsAfterAHundredLines() {
    String hundred = "a/b,\"" + "x\n".repeat(99) + "\",1\n";
    String more = "a/b,\"" + "x\n".repeat(100) + "\",2\n";
    ReadCsv csv = ReadCsv.of("repo,m,id\n" + hundred + more);
    assertThat(csv.rows().get(0)).isEqualTo(new BuildLine(2, 100, "a/b", "1", null));
    assertThat(csv.brief().get(1)).isEqualTo("102 malformed");
    assertThat(csv.counts().total()).isEqualTo(202);
  }

  @Test
  void aQuotedFieldEndsAfter64KiB() {
    String fits = "a/b,\"" + "é".repeat(32 * 1024) + "\",1\n";
    String more = "a/b,\"" + "é".repeat(32 * 1024) + "x\",2\n";
    assertThat(ReadCsv.of("repo,m,id\n" + fits + more + "a/b,,3\n").brief())
        .containsExactly("2 a/b 1", "3 malformed", "4 a/b 3");
  }

  @Test
  void textAfterAQuotedFieldIsMalformed() {
    assertThat(ReadCsv.of("repo,id\n\"a\"/b,1\na/b,2\n").brief())
        .containsExactly("2 malformed", "3 a/b 2");
  }

  @Test
  void aQuoteWithinAFieldIsText() {
    assertThat(ReadCsv.of("repo,size,id\na/b,5\" wide,1\n").brief()).containsExactly("2 a/b 1");
  }

  @Test
  void rowsNeedTheColumnsOfTheHeader() {
    ReadCsv csv = ReadCsv.of("repo,id\na/b\na/b,1,x\n,\n");
    assertThat(csv.brief()).containsExactly("2 wrong_columns", "3 wrong_columns", "4 blank_repo");
    assertThat(((BadLine) csv.rows().get(1)).message())
        .isEqualTo("The row has 3 columns, the header 2.");
  }

  @Test
  void bytesThatAreNotUtf8CostTheirRowAlone() {
    ReadCsv csv = ReadCsv.of("repo,x,id\na/b,é,1\na/b,\"e\né\",2\na/b,e,3\n".getBytes(ISO_8859_1));
    assertThat(csv.brief()).containsExactly("2 bad_encoding", "3 bad_encoding", "5 a/b 3");
    assertThat(csv.counts()).isEqualTo(new LineCounts(5, 1, 1, 3, 0, 1, 2));
    assertThat(ReadCsv.of("repo,x,id\na/b,\uFFFD,1\n").brief()).containsExactly("2 a/b 1");
  }

  @Test
  void tooLongLinesAreNotKept() {
    ReadCsv csv = ReadCsv.of("repo,id\na/b," + "9".repeat(3_000_000) + "\na/b,1\n");
    assertThat(csv.brief()).containsExactly("2 too_large", "3 a/b 1");
    assertThat(csv.onlyBadLine().raw()).hasSize(1024).startsWith("a/b,999");
  }

  @Test
  void rawTextIsCutBetweenCharacters() {
    BadLine bad = ReadCsv.of("repo,id\n" + "🍺".repeat(300) + ",1\n").onlyBadLine();
    assertThat(bad.raw()).isEqualTo("🍺".repeat(256));
    bad = ReadCsv.of("repo,id\nx" + "🍺".repeat(300) + ",1\n").onlyBadLine();
    assertThat(bad.raw()).isEqualTo("x" + "🍺".repeat(255));
    assertThat(bad.message().getBytes(UTF_8).length).isLessThan(300);
  }

  @Test
  void providersMustBeKnown() {
    BadLine bad = ReadCsv.of("repo,id,ci_provider\na/b,1,jenkins\n").onlyBadLine();
    assertThat(bad.reason()).isEqualTo(BadLine.Reason.BAD_PROVIDER);
    assertThat(bad.message())
        .isEqualTo("A CI provider is one of github_actions, travis_ci: 'jenkins'");
  }
}
