package org.cienrich.io.github;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cienrich.features.facts.CiJob;

/**
 * Which file of an archive of logs is that of which job. The archive has a folder with the steps of
 * each job, and beside the folders {@code 0_name of the job.txt} with its whole log; the number
 * says nothing, and is negative in archives of an older service. The name lacks what file names may
 * not have, and ends after 90 UTF-16 units.
 */
final class LogNames {
  private static final int LONGEST = 90;
  private static final Pattern ENTRY = Pattern.compile("(-?)\\d{1,19}_([^/\\\\]+)\\.txt");
  private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[/:\\\\\"<>|*?\\p{Cntrl}]");

  private LogNames() {}

  /** Returns the name of the entry for each job; none where no entry, or more than one, fits. */
  static Map<String, String> match(List<CiJob> jobs, List<String> entries) {
    Map<String, String> current = new HashMap<>();
    Map<String, String> older = new HashMap<>();
    Set<String> ambiguous = repeated(jobs);
    for (String entry : entries) {
      Matcher matcher = ENTRY.matcher(entry);
      if (matcher.matches()) {
        boolean isOlder = !matcher.group(1).isEmpty();
        String name = inFileNames(matcher.group(2));
        if ((isOlder ? older : current).putIfAbsent(name, entry) != null) {
          ambiguous.add(name);
        }
      }
    }
    Map<String, String> matches = new HashMap<>();
    for (CiJob job : jobs) {
      String name = job.name() == null ? "" : inFileNames(job.name());
      String entry = current.getOrDefault(name, older.get(name));
      if (entry != null && !ambiguous.contains(name)) {
        matches.put(job.id(), entry);
      }
    }
    return matches;
  }

  private static Set<String> repeated(List<CiJob> jobs) {
    Map<String, Long> counts =
        jobs.stream()
            .filter(job -> job.name() != null)
            .collect(Collectors.groupingBy(job -> inFileNames(job.name()), Collectors.counting()));
    Set<String> repeated = new HashSet<>();
    counts.forEach(
        (name, count) -> {
          if (count > 1) {
            repeated.add(name);
          }
        });
    return repeated;
  }

  /** A character that is cut in half becomes U+FFFD. */
  private static String inFileNames(String name) {
    String allowed = NOT_IN_FILE_NAMES.matcher(name).replaceAll("");
    if (allowed.length() > LONGEST) {
      boolean cut = Character.isHighSurrogate(allowed.charAt(LONGEST - 1));
      allowed = cut ? allowed.substring(0, LONGEST - 1) + '\uFFFD' : allowed.substring(0, LONGEST);
    }
    return allowed.strip();
  }
}
