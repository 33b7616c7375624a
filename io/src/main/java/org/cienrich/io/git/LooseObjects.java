package org.cienrich.io.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects that a mirror of a repository of this machine has as files of their own. */
final class LooseObjects {
  private static final Logger LOG = LoggerFactory.getLogger(LooseObjects.class);
  private static final Pattern FILE = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{38}");

  private LooseObjects() {}

  /** Deletes an object that is a file of its own and that nothing refers to. */
  static void delete(Repository repository, String id) throws IOException {
    FileRepository mirror = (FileRepository) repository;
    Path objects = mirror.getObjectsDirectory().toPath();
    Files.deleteIfExists(objects.resolve(id.substring(0, 2)).resolve(id.substring(2)));
    mirror.getObjectDatabase().close();
  }

  /** Copies those that no pack has into one new pack. Those that are damaged are left out. */
  static void pack(Repository repository) throws IOException {
    FileRepository mirror = (FileRepository) repository;
    List<ObjectId> unpacked = unpacked(mirror);
    if (unpacked.isEmpty()) {
      return;
    }
    try (ObjectReader reader = mirror.newObjectReader();
        ObjectInserter pack = packInserter(mirror)) {
      for (ObjectId id : unpacked) {
        try {
          ObjectLoader object = reader.open(id);
          try (InputStream content = object.openStream()) {
            pack.insert(object.getType(), object.getSize(), content);
          }
        } catch (IOException damaged) {
          LOG.debug("{} is not shared: {}", id.name(), damaged.toString());
        }
      }
      pack.flush();
    }
  }

  private static ObjectInserter packInserter(FileRepository mirror) {
    var inserter = mirror.getObjectDatabase().newPackInserter();
    inserter.checkExisting(false);
    return inserter;
  }

  private static List<ObjectId> unpacked(FileRepository mirror) throws IOException {
    Path objects = mirror.getObjectsDirectory().toPath();
    List<Pack> packs = List.copyOf(mirror.getObjectDatabase().getPacks());
    List<ObjectId> unpacked = new ArrayList<>();
    try (Stream<Path> files = Files.walk(objects, 2)) {
      for (Path file : files.toList()) {
        String name = objects.relativize(file).toString().replace('\\', '/');
        if (FILE.matcher(name).matches()) {
          ObjectId id = ObjectId.fromString(name.replace("/", ""));
          if (!isIn(packs, id)) {
            unpacked.add(id);
          }
        }
      }
    }
    return unpacked;
  }

  private static boolean isIn(List<Pack> packs, ObjectId id) throws IOException {
    for (Pack pack : packs) {
      if (pack.hasObject(id)) {
        return true;
      }
    }
    return false;
  }
}
