package org.cienrich.io.version;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.cienrich.io.table.AtomicFile;

/**
 * Version folders on any Beam file system. Beam offers no exclusive create, so a claim is looked
 * for, written and read back: two runs that claim within the same moment may both believe they won.
 * Whoever starts runs side by side on such a file system gives each its own output.
 */
final class BeamVersionFolders extends VersionFolders {
  BeamVersionFolders(String output) {
    super(output);
  }

  @Override
  NavigableSet<Integer> numbers() throws IOException {
    NavigableSet<Integer> numbers = new TreeSet<>();
    for (ResourceId file : match(output() + "v*/*")) {
      String folder = file.getCurrentDirectory().toString().substring(output().length());
      number(folder.replaceFirst("/$", "")).ifPresent(numbers::add);
    }
    return numbers;
  }

  @Override
  boolean createRunFile(int version, String content) throws IOException {
    String path = directory(version) + RUN_FILE;
    if (read(path).isPresent()) {
      return false;
    }
    AtomicFile.write(path, content.getBytes(StandardCharsets.UTF_8));
    return read(path).filter(content::equals).isPresent();
  }

  @Override
  SortedMap<String, Long> files(int version) throws IOException {
    int prefix = prefix(version);
    SortedMap<String, Long> sizes = new TreeMap<>();
    for (Metadata file : matchAll(directory(version) + "**")) {
      sizes.put(file.resourceId().toString().substring(prefix), file.sizeBytes());
    }
    return sizes;
  }

  @Override
  void delete(int version, Predicate<String> path) throws IOException {
    int prefix = prefix(version);
    List<ResourceId> matching =
        match(directory(version) + "**").stream()
            .filter(file -> path.test(file.toString().substring(prefix)))
            .toList();
    FileSystems.delete(matching);
  }

  /** Returns how long the name of the folder is, as the file system writes it. */
  private int prefix(int version) {
    return FileSystems.matchNewResource(directory(version), /* isDirectory= */ true)
        .toString()
        .length();
  }

  private static List<ResourceId> match(String pattern) throws IOException {
    return matchAll(pattern).stream().map(Metadata::resourceId).toList();
  }

  private static List<Metadata> matchAll(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
  }
}
