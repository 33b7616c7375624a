package org.cienrich.io.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.Validator;
import org.cienrich.io.http.VirtualClock;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.LocalStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseArchiveTest {
  private static final HttpCall CALL = call(10_000);
  private static final String KEY = "GET https://x.org/a";

  /** Is not small after compression either. */
  private static final String LARGE =
      new Random(1).ints(8000, 'a', 'z' + 1).mapToObj(Character::toString).collect(joining());

  private final MemoryStore store = new MemoryStore();
  private final VirtualClock clock = new VirtualClock();
  private final ResponseArchive archive = new ResponseArchive(store, clock::now);

  private static HttpCall call(long maxBytes) {
    return HttpCall.get(
        URI.create("https://x.org/a?token=s3cr3t"), Map.of("X-Key", "s3cr3t"), maxBytes);
  }

  private static HttpReply reply(int status, String body) {
    return HttpReply.kept(
        status,
        Map.of("etag", "\"t\"", "set-cookie", "s3cr3t", "x-ratelimit-remaining", "1"),
        body.getBytes(UTF_8),
        "f");
  }

  private String found() {
    return archive.find(CALL).map(kept -> kept.reply().text()).orElse("nothing");
  }

  @Test
  void returnsWhatItKeeps(@TempDir Path folder) {
    ResponseArchive onDisk = new ResponseArchive(new LocalStore(folder), clock::now);
    onDisk.put(CALL, reply(200, "é"));
    KeptReply kept =
        new ResponseArchive(new LocalStore(folder), clock::now).find(CALL).orElseThrow();
    assertThat(kept.reply().text()).isEqualTo("é");
    assertThat(kept.reply().status()).isEqualTo(200);
    assertThat(kept.fetchedAt()).isEqualTo(clock.now());
    assertThat(kept.validator()).contains(new Validator("f", "\"t\""));
  }

  @Test
  void workersThatShareACacheAllSeeTheNewestOfAllAnswers(@TempDir Path folder) {
    ResponseArchive a = worker(folder, "a");
    ResponseArchive b = worker(folder, "b");
    a.put(CALL, reply(200, "first"));
    b.put(CALL, reply(200, "second"));
    a.put(CALL, reply(200, "third"));
    a.put(CALL, reply(200, "fourth"));
    b.put(CALL, reply(200, "fifth"));

    for (ResponseArchive worker : List.of(a, b, worker(folder, "cold"))) {
      KeptReply kept = worker.find(CALL).orElseThrow();
      assertThat(kept.reply().text()).isEqualTo("fifth");
      assertThat(kept.generation()).isEqualTo(5);
    }
  }

  private ResponseArchive worker(Path folder, String name) {
    return new ResponseArchive(
        Cache.of(folder.resolve(name)).withShared(folder.resolve("shared").toString()).store(),
        clock::now);
  }

  @Test
  void keepsNoSecretAndOnlySomeHeaders() {
    archive.put(CALL, reply(200, "body"));
    assertThat(store.keys("response")).containsExactly(KEY + "#1");
    assertThat(new String(store.valueOf("response", KEY + "#1"), ISO_8859_1))
        .contains("etag")
        .doesNotContain("s3cr3t", "cookie", "ratelimit");
  }

  @Test
  void theNewestCounts() {
    for (int i = 1; i <= 40; i++) {
      archive.put(CALL, reply(200, "answer " + i));
      assertThat(found()).isEqualTo("answer " + i);
    }
  }

  @Test
  void findsTheNewestOfManyWithFewReads() {
    for (int i = 1; i <= 1000; i++) {
      archive.put(CALL, reply(200, "answer " + i));
    }
    int before = store.reads();
    assertThat(found()).isEqualTo("answer 1000");
    assertThat(store.reads() - before).isLessThan(25);
  }

  @Test
  void aConfirmedAnswerIsNewAndKeptOnce() {
    archive.put(CALL, reply(200, LARGE));
    clock.sleep(Duration.ofDays(3));
    archive.confirm(CALL, archive.find(CALL).orElseThrow());
    assertThat(archive.find(CALL).orElseThrow().fetchedAt()).isEqualTo(clock.now());
    assertThat(found()).isEqualTo(LARGE);
    assertThat(store.keys("response")).hasSize(2);
    assertThat(store.keys("response-body")).hasSize(1);
  }

  @Test
  void aSmallBodyIsNoEntryOfItsOwn() {
    archive.put(CALL, reply(200, "body"));
    archive.confirm(CALL, archive.find(CALL).orElseThrow());
    assertThat(found()).isEqualTo("body");
    assertThat(store.keys("response")).hasSize(2);
    assertThat(store.keys("response-body")).isEmpty();
  }

  @Test
  void whatIsDamagedIsAbsent() {
    archive.put(CALL, reply(200, LARGE));
    String body = store.keys("response-body").get(0);
    store.damage("response-body", body);
    assertThat(found()).isEqualTo("nothing");
    store.lose("response-body", body);
    archive.put(CALL, reply(200, LARGE));
    assertThat(found()).isEqualTo(LARGE);
    store.damage("response", KEY + "#2");
    assertThat(found()).isEqualTo("nothing");
  }

  @Test
  void aGapLeavesTheNewestTheNewest() {
    for (int i = 1; i <= 3; i++) {
      archive.put(CALL, reply(200, "answer " + i));
    }
    store.lose("response", KEY + "#2");
    archive.put(CALL, reply(200, "answer 4"));
    assertThat(found()).isEqualTo("answer 4");
  }

  @Test
  void doesNotReturnMoreThanTheCallAccepts() {
    archive.put(CALL, reply(200, "x".repeat(11)));
    assertThat(archive.find(call(10))).isEmpty();
    assertThat(archive.find(call(11))).isPresent();
  }
}
