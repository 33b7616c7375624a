package org.cienrich.forge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

  @Test
  void variablesAreDecodedSegments() {
    PathTemplate template = new PathTemplate("/repo/{slug}/builds");

    assertThat(template.match("/repo/a%2Fb+c/builds")).contains(Map.of("slug", "a/b+c"));
    assertThat(template.match("/repo/a/b/builds")).isEmpty();
  }

  @Test
  void dotsAreDots() {
    assertThat(new PathTemplate("/job/{id}/log.txt").match("/job/1/log-txt")).isEmpty();
  }

  @Test
  void variablesCanBeRestricted() {
    PathTemplate template = new PathTemplate("/runs/{run_id}", variable -> "\\d+");

    assertThat(template.match("/runs/12")).contains(Map.of("run_id", "12"));
    assertThat(template.match("/runs/latest")).isEmpty();
  }
}
