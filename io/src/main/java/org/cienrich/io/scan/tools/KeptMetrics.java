package org.cienrich.io.scan.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.store.Generations;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.store.Store;

/**
 * What scans found, in a store: by the tree, and by what else they depend on. Also what of a tree
 * could not be scanned, and for each repository what its scans depended on the last time. A store
 * that cannot be read or written is an {@link UncheckedIOException}. Thread-safe.
 */
final class KeptMetrics {
  private static final String KIND = "scans";
  private static final String SCANNERS = "scanners";
  private static final String TREES = "scanned-trees";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ScanTool tool;
  private final Store store;
  private final Generations scanners;

  KeptMetrics(ScanTool tool, Store store) {
    this.tool = tool;
    this.store = store;
    this.scanners = new Generations(store, SCANNERS);
  }

  Optional<ScanMetrics> find(String treeId, String scanner) {
    try {
      return store.get(KIND, key(treeId, scanner)).flatMap(KeptMetrics::read);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the store of scans", e);
    }
  }

  void put(String treeId, String scanner, ScanMetrics metrics) {
    try {
      store.putIfAbsent(KIND, key(treeId, scanner), MAPPER.writeValueAsBytes(metrics.values()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the store of scans", e);
    }
  }

  /** Returns what of a tree no tool can see, as {@link #putAbsent} was told. */
  Optional<List<String>> absent(String treeId) {
    try {
      Optional<byte[]> json = store.get(TREES, treeId);
      return json.isEmpty()
          ? Optional.empty()
          : Optional.of(MAPPER.readValue(json.get(), new TypeReference<List<String>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the store of scans", e);
    }
  }

  void putAbsent(String treeId, List<String> absent) {
    try {
      store.putIfAbsent(TREES, treeId, MAPPER.writeValueAsBytes(absent));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the store of scans", e);
    }
  }

  /** Returns what scans of a repository last depended on; empty if there were none. */
  Optional<String> lastScanner(String repository) {
    try {
      String key = key(repository);
      return scanners
          .get(key, scanners.newest(key))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the store of scans", e);
    }
  }

  void rememberScanner(String repository, String scanner) {
    if (lastScanner(repository).filter(scanner::equals).isPresent()) {
      return;
    }
    try {
      scanners.add(key(repository), scanner.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the store of scans", e);
    }
  }

  private String key(String treeId, String scanner) {
    return tool.toolName() + "/" + treeId + "/" + Sha256.of(scanner);
  }

  private String key(String repository) {
    return tool.toolName() + "/" + repository;
  }

  private static Optional<ScanMetrics> read(byte[] json) {
    try {
      return Optional.of(
          new ScanMetrics(MAPPER.readValue(json, new TypeReference<TreeMap<String, String>>() {})));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
