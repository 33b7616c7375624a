package org.cienrich.transforms.coders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.facts.WorkUnit;
import org.junit.jupiter.api.Test;

class RecordCoderTest {
  private static final Instant AT = Instant.parse("1969-12-31T23:59:58.123456Z");

  record Bag(List<Outcome<?>> outcomes) {}

  @Test
  void keepsNestedRecordsNullsEnumsAndInstants() throws Exception {
    CiRun run =
        new CiRun(
            new BuildIdentity("github_actions", "7", "a/b", "12", 1),
            new RunTrigger(
                3L,
                "push",
                null,
                "c0",
                AT,
                AT,
                List.of(5L, 6_000_000_000L),
                null,
                null,
                "ci",
                null),
            new RunResult("completed", "success", null, null));
    WorkUnit unit =
        new WorkUnit(
            new RepositoryInfo("7", "a/b", "main", false, null),
            1,
            "rules",
            List.of(
                new BuildWork(
                    run,
                    0,
                    Instant.parse("2024-05-06T07:08:09Z"),
                    -1,
                    0,
                    "c0",
                    CommitResolution.EXACT,
                    null,
                    new Lineage(List.of("c0"), Lineage.End.MERGE_FOUND, null, null, null, null),
                    null)));

    assertThat(throughBytes(RecordCoder.of(WorkUnit.class), unit)).isEqualTo(unit);
  }

  @Test
  void textsOfManyRecordsAreInMemoryOnce() throws Exception {
    RecordCoder<RepositoryInfo> coder = RecordCoder.of(RepositoryInfo.class);
    RepositoryInfo one =
        throughBytes(coder, new RepositoryInfo("7", "acme/long-name", "main", false, null));
    RepositoryInfo other =
        throughBytes(coder, new RepositoryInfo("8", "acme/long-name", "main", true, "Java"));

    assertThat(other.name()).isSameAs(one.name());
    assertThat(other.defaultBranch()).isSameAs(one.defaultBranch());
    assertThat(other.key()).isEqualTo("8");
  }

  @Test
  void keepsTheTypeOfEveryOutcome() throws Exception {
    Bag bag =
        new Bag(
            List.of(
                Outcome.present(1L),
                Outcome.present(Long.MIN_VALUE),
                Outcome.present(1.0),
                Outcome.present(0.1),
                Outcome.present(true),
                Outcome.present(""),
                Outcome.present("ü%#"),
                Outcome.present(AT),
                Outcome.present(List.of()),
                Outcome.present(List.of("a", "")),
                Outcome.missing(MissingReason.COMMIT_GONE)));

    assertThat(throughBytes(RecordCoder.of(Bag.class), bag)).isEqualTo(bag);
  }

  @Test
  void isFoundByBeamForEveryRecord() throws Exception {
    assertThat(Pipeline.create().getCoderRegistry().getCoder(TypeDescriptor.of(WorkUnit.class)))
        .isEqualTo(RecordCoder.of(WorkUnit.class));
  }

  private static <T> T throughBytes(Coder<T> coder, T value) throws Exception {
    return CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, value));
  }
}
