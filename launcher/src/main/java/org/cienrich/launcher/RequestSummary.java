package org.cienrich.launcher;

import java.util.Map;
import java.util.TreeMap;
import org.cienrich.io.http.ApiUsage;

/** What was asked of the APIs by this JVM, as a person reads it. */
final class RequestSummary {
  private RequestSummary() {}

  static String of(Map<String, ApiUsage.Counts> usage) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(usage)
        .forEach(
            (api, counts) -> {
              if (counts.requests() + counts.requestsElsewhere() + counts.fromArchive() > 0) {
                text.append(
                    "Requests to %s: %d (%d unchanged), %d downloads, %d answers from the cache%s%n"
                        .formatted(
                            api,
                            counts.requests(),
                            counts.revalidated(),
                            counts.requestsElsewhere(),
                            counts.fromArchive(),
                            waited(counts)));
              }
            });
    return text.toString();
  }

  private static String waited(ApiUsage.Counts counts) {
    return counts.waited().toSeconds() == 0
        ? ""
        : ", %d s of pauses".formatted(counts.waited().toSeconds());
  }
}
