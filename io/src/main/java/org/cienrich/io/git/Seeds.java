package org.cienrich.io.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.store.BinaryReader;
import org.cienrich.io.store.BinaryWriter;
import org.cienrich.io.store.Generations;
import org.cienrich.io.store.MalformedDataException;
import org.cienrich.io.store.SharedFailures;
import org.cienrich.io.store.Store;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of one mirror in the shared cache, of which the newest counts. A worker that adds a
 * state first takes in what others have added, so a state never says less of pull requests and
 * wanted commits than the one before. A state of which anything is missing or damaged is not used.
 * Where the shared cache fails, work goes on without it. Needs the mirror's lock.
 */
final class Seeds {
  private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);
  static final String KIND = "mirror";

  /** In a mirror: the number and content of the state that it is known to agree with. */
  private static final String MEMO = "shared-state";

  private static final int MAX_ATTEMPTS = 100;

  private final @Nullable Store shared;
  private final String key;
  private final long maxBytes;

  /** A state that could not be used; what it says of the shared cache is not believed. */
  private @Nullable SeedState unusable;

  /**
   * @param shared the shared cache; null for none
   * @param key names the repository and where it comes from
   * @param maxBytes larger mirrors are not taken
   */
  Seeds(@Nullable Store shared, String key, long maxBytes) {
    this.shared = shared;
    this.key = key;
    this.maxBytes = maxBytes;
  }

  private record Numbered(int number, SeedState state) {}

  /** Tells whether there is a shared cache. */
  boolean isAny() {
    return shared != null;
  }

  /**
   * Fills a new mirror.
   *
   * @return false if it is not to be used, since there is no state or not all of one
   */
  boolean fill(Repository fresh) throws IOException {
    Optional<Numbered> newest = newest();
    if (newest.isEmpty() || !take(fresh, newest.get().state(), newest.get().state().refs())) {
      return false;
    }
    remember(fresh, newest.get());
    LOG.info("The mirror of {} comes from the shared cache", key);
    return true;
  }

  /** Adds what others have shared: commits that were wanted, and pull requests. */
  void topUp(Repository mirror) throws IOException {
    Optional<Numbered> newest = newest();
    Optional<Numbered> known = remembered(mirror);
    if (newest.isPresent() && !newest.equals(known)) {
      takeMissing(mirror, newest.get().state());
    }
  }

  private boolean takeMissing(Repository mirror, SeedState state) throws IOException {
    SortedMap<String, ObjectId> refs = new TreeMap<>(state.refs());
    refs.keySet().removeAll(SeedState.refsOf(mirror).keySet());
    refs.keySet().removeIf(name -> !SeedState.isOnDemand(name));
    return take(mirror, state, refs);
  }

  private boolean take(Repository mirror, SeedState state, SortedMap<String, ObjectId> refs)
      throws IOException {
    if (state.bytes() > maxBytes) {
      LOG.info("The shared mirror of {} is too large", key);
      return false;
    }
    try {
      files(mirror).bring(state);
      List<ReceiveCommand> commands = new ArrayList<>();
      for (Map.Entry<String, ObjectId> ref : refs.entrySet()) {
        if (!mirror.getObjectDatabase().has(ref.getValue())) {
          throw new IOException(ref.getKey() + " points to nothing");
        }
        commands.add(new ReceiveCommand(ObjectId.zeroId(), ref.getValue(), ref.getKey()));
      }
      RefUpdates.execute(mirror, commands);
      return true;
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("The shared mirror of {} is not used: {}", key, damaged.toString());
      unusable = state;
      return false;
    }
  }

  /** Shares the mirror as it is now, unless it was shared so before. */
  void publish(Repository mirror) {
    if (shared == null) {
      return;
    }
    try {
      Optional<Numbered> known = remembered(mirror);
      if (known.isPresent()
          && known.get().state().describes(files(mirror).names(), SeedState.refsOf(mirror))) {
        return;
      }
      LooseObjects.pack(mirror);
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        if (add(mirror, known)) {
          return;
        }
      }
    } catch (IOException | RuntimeException failed) {
      SharedFailures.warn(KIND, failed);
    }
  }

  /** Returns false if another worker was faster. */
  private boolean add(Repository mirror, Optional<Numbered> known) throws IOException {
    int newest = states().newest(key);
    boolean isKnown = known.isPresent() && known.get().number() == newest;
    SeedState before =
        isKnown
            ? known.get().state()
            : read(newest).filter(others -> takes(mirror, others)).orElse(SeedState.EMPTY);
    SortedMap<String, SeedState.PackFiles> packs = new TreeMap<>();
    for (String name : files(mirror).names()) {
      SeedState.PackFiles shipped = before.packs().get(name);
      packs.put(name, shipped != null ? shipped : files(mirror).put(name));
    }
    SeedState state = new SeedState(packs, SeedState.refsOf(mirror));
    if (state.equals(before)) {
      remember(mirror, new Numbered(newest, state));
      return true;
    }
    if (!states().addAs(key, newest + 1, state.toBytes())) {
      return false;
    }
    remember(mirror, new Numbered(newest + 1, state));
    return true;
  }

  private boolean takes(Repository mirror, SeedState others) {
    if (others.equals(unusable)) {
      return false;
    }
    try {
      return takeMissing(mirror, others);
    } catch (IOException e) {
      LOG.warn("The shared mirror of {} is not used: {}", key, e.toString());
      return false;
    }
  }

  private Optional<Numbered> newest() {
    if (shared == null) {
      return Optional.empty();
    }
    try {
      int newest = states().newest(key);
      return read(newest).map(state -> new Numbered(newest, state));
    } catch (IOException | RuntimeException failed) {
      SharedFailures.warn(KIND, failed);
      return Optional.empty();
    }
  }

  private Optional<SeedState> read(int number) throws IOException {
    Optional<byte[]> bytes = number == 0 ? Optional.empty() : states().get(key, number);
    return bytes.flatMap(this::parse);
  }

  private Optional<SeedState> parse(byte[] bytes) {
    try {
      return Optional.of(SeedState.read(bytes));
    } catch (MalformedDataException refused) {
      LOG.warn("The shared mirror of {} is refused: {}", key, refused.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Numbered> remembered(Repository mirror) throws IOException {
    try {
      byte[] memo = Files.readAllBytes(memo(mirror));
      BinaryReader in = new BinaryReader(memo);
      int number = in.number(Integer.MAX_VALUE);
      byte[] state = in.raw(memo.length - in.position());
      return Optional.of(new Numbered(number, SeedState.read(state)));
    } catch (NoSuchFileException | MalformedDataException none) {
      return Optional.empty();
    }
  }

  private static void remember(Repository mirror, Numbered agreed) throws IOException {
    BinaryWriter out = new BinaryWriter();
    out.number(agreed.number());
    byte[] state = agreed.state().toBytes();
    out.raw(state, 0, state.length);
    Path written = Files.createTempFile(mirror.getDirectory().toPath(), "tmp_", null);
    Files.write(written, out.toByteArray());
    Files.move(written, memo(mirror), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path memo(Repository mirror) {
    return mirror.getDirectory().toPath().resolve(MEMO);
  }

  private Generations states() {
    return new Generations(sharedOrThrow(), KIND);
  }

  private SeedFiles files(Repository mirror) {
    return new SeedFiles(sharedOrThrow(), mirror);
  }

  private Store sharedOrThrow() {
    if (shared == null) {
      throw new IllegalStateException("There is no shared cache");
    }
    return shared;
  }
}
