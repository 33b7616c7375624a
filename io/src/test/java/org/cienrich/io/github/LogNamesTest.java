package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cienrich.features.facts.CiJob;
import org.junit.jupiter.api.Test;

class LogNamesTest {
  private static List<CiJob> jobs(String... names) {
    return IntStream.range(0, names.length)
        .mapToObj(
            i ->
                new CiJob(
                    Integer.toString(i + 1), names[i], null, "success", null, null, null, null))
        .toList();
  }

  private static Map<String, String> match(List<CiJob> jobs, String... entries) {
    return LogNames.match(jobs, List.of(entries));
  }

  @Test
  void theNumberSaysNothing() {
    assertThat(match(jobs("a", "b"), "7_b.txt", "0_a.txt"))
        .containsOnly(Map.entry("1", "0_a.txt"), Map.entry("2", "7_b.txt"));
  }

  @Test
  void stepsAndOtherFilesAreNoLogsOfJobs() {
    assertThat(match(jobs("a"), "a/1_a.txt", "a.txt", "0_a.log", "0_a.txt.txt", "x0_a.txt"))
        .isEmpty();
  }

  @Test
  void whatFileNamesMayNotHaveIsLeftOut() {
    assertThat(match(jobs("call / build: x64", "q?"), "0_call  build x64.txt", "1_q.txt"))
        .containsOnly(Map.entry("1", "0_call  build x64.txt"), Map.entry("2", "1_q.txt"));
  }

  @Test
  void namesEndAfterNinetyUtf16Units() {
    String name = "x".repeat(100);
    String cut = "😅".repeat(45) + "y";
    String halved = "a" + "😅".repeat(45);
    assertThat(
            match(
                jobs(name, cut, halved),
                "0_" + "x".repeat(90) + ".txt",
                "1_" + "😅".repeat(45) + ".txt",
                "2_a" + "😅".repeat(44) + "\uFFFD.txt"))
        .containsOnlyKeys("1", "2", "3");
  }

  @Test
  void spaceThatCuttingLeavesAtTheEndIsDropped() {
    assertThat(match(jobs("x".repeat(89) + " yz"), "0_" + "x".repeat(89) + ".txt")).hasSize(1);
  }

  @Test
  void namesThatAreTheSameWhenCutAreAmbiguous() {
    assertThat(
            match(
                jobs("x".repeat(90) + "1", "x".repeat(90) + "2", "a/b", "ab", "c"),
                "0_" + "x".repeat(90) + ".txt",
                "1_ab.txt",
                "2_c.txt"))
        .containsOnlyKeys("5");
  }

  @Test
  void theOlderServiceNumbersBelowZero() {
    assertThat(match(jobs("a", "b"), "-2147483648_a.txt", "-2147483647_b.txt", "0_b.txt"))
        .containsOnly(Map.entry("1", "-2147483648_a.txt"), Map.entry("2", "0_b.txt"));
  }

  @Test
  void namesMayHoldAnything() {
    assertThat(match(jobs("$1 \\d+ (.*)", ".."), "0_$1 d+ (.).txt", "1_...txt"))
        .containsOnlyKeys("1", "2");
  }
}
