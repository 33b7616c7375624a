package org.cienrich.forge.circleci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.cienrich.forge.Caller;
import org.cienrich.forge.Forge;
import org.cienrich.forge.OpenApi;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.world.CircleCiPipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of API v2 hold against CircleCI's own description. */
class CircleCiOpenApiTest {

  @TempDir private Path folder;

  @Test
  void answersAsDocumented() throws IOException {
    OpenApi circleCi = OpenApi.ofCircleCiOrSkip();
    SampleWorld sample = SampleWorld.create(folder.resolve("sample"));
    try (Forge forge = sample.serve().start()) {
      Caller caller = Caller.anonymous(forge.circleciApiUrl() + "/v2");
      assertHolds(
          circleCi,
          caller,
          "/project/{project-slug}/pipeline",
          "/project/gh/riverbank/hydro-gauge/pipeline");
      for (CircleCiPipeline pipeline : sample.world().circleCiPipelines()) {
        String path = "/pipeline/" + pipeline.id();
        assertHolds(circleCi, caller, "/pipeline/{pipeline-id}", path);
        assertHolds(circleCi, caller, "/pipeline/{pipeline-id}/workflow", path + "/workflow");
        for (CircleCiPipeline.Workflow workflow : pipeline.workflows()) {
          String of = "/workflow/" + workflow.id();
          assertHolds(circleCi, caller, "/workflow/{id}", of);
          assertHolds(circleCi, caller, "/workflow/{id}/job", of + "/job");
        }
      }
    }
  }

  private static void assertHolds(OpenApi circleCi, Caller caller, String template, String path)
      throws IOException {
    assertThat(circleCi.documents("GET", template, 200)).as(template).isTrue();
    assertThat(circleCi.errors("GET", template, 200, caller.json(path))).as(path).isEmpty();
  }
}
