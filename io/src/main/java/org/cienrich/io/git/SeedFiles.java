package org.cienrich.io.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.input.BoundedInputStream;
import org.cienrich.io.git.SeedState.PackFiles;
import org.cienrich.io.git.SeedState.Part;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.store.Store;
import org.eclipse.jgit.lib.Repository;

/** Brings packs from a mirror into the shared cache and back. Needs the mirror's lock. */
final class SeedFiles {
  /** Files of packs, by the SHA-256 of their content. */
  static final String KIND = "mirror-pack";

  private final Store shared;
  private final Path folder;

  SeedFiles(Store shared, Repository mirror) {
    this.shared = shared;
    this.folder = mirror.getDirectory().toPath().resolve("objects/pack");
  }

  /** Returns the names of the packs that the mirror has. */
  NavigableSet<String> names() throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".idx"))
            .map(file -> file.substring(0, file.length() - ".idx".length()))
            .filter(SeedState::isPackName)
            .forEach(names::add);
      }
    }
    return names;
  }

  /** Puts a pack of the mirror into the shared cache. */
  PackFiles put(String name) throws IOException {
    return new PackFiles(putFile(name + ".pack"), putFile(name + ".idx"));
  }

  private Part putFile(String name) throws IOException {
    Path file = folder.resolve(name);
    MessageDigest digest = Sha256.newDigest();
    long length;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      length = in.transferTo(OutputStream.nullOutputStream());
    }
    String sha256 = Sha256.hex(digest.digest());
    try (InputStream in = Files.newInputStream(file)) {
      shared.putIfAbsent(KIND, sha256, in);
    }
    return new Part(sha256, length);
  }

  /**
   * Brings the packs of a state that the mirror lacks. They become visible when all are there.
   *
   * @throws IOException if one is missing or damaged; then the mirror is as it was
   */
  void bring(SeedState state) throws IOException {
    Files.createDirectories(folder);
    Map<Path, Path> brought = new LinkedHashMap<>();
    List<Path> indexes = new ArrayList<>();
    try {
      for (Map.Entry<String, PackFiles> entry : state.packs().entrySet()) {
        Path pack = folder.resolve(entry.getKey() + ".pack");
        Path index = folder.resolve(entry.getKey() + ".idx");
        if (Files.exists(index)) {
          continue;
        }
        Path packCopy = download(entry.getValue().pack(), brought, pack);
        Path indexCopy = download(entry.getValue().index(), brought, index);
        indexes.add(indexCopy);
        if (!ReceivedPack.isWhole(packCopy, indexCopy)) {
          throw new IOException("The index is not that of " + entry.getKey());
        }
      }
      for (Path copy : brought.keySet().stream().filter(file -> !indexes.contains(file)).toList()) {
        Files.move(copy, brought.get(copy), StandardCopyOption.REPLACE_EXISTING);
      }
      for (Path copy : indexes) {
        Files.move(copy, brought.get(copy), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path copy : brought.keySet()) {
        Files.deleteIfExists(copy);
      }
    }
  }

  private Path download(Part part, Map<Path, Path> brought, Path target) throws IOException {
    Path copy = Files.createTempFile(folder, "tmp_", null);
    brought.put(copy, target);
    MessageDigest digest = Sha256.newDigest();
    InputStream stored =
        shared
            .open(KIND, part.sha256())
            .orElseThrow(() -> new IOException("A part is missing: " + part.sha256()));
    try (InputStream in =
            BoundedInputStream.builder()
                .setInputStream(stored)
                .setMaxCount(part.length() + 1)
                .get();
        OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
      if (in.transferTo(out) != part.length()) {
        throw new IOException("A part is not as long as it should be: " + part.sha256());
      }
    }
    if (!Sha256.hex(digest.digest()).equals(part.sha256())) {
      throw new IOException("A part is damaged: " + part.sha256());
    }
    return copy;
  }
}
