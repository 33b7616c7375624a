package org.cienrich.forge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests to each of which the sample world is served anew; it is made once for a class. */
public abstract class OnSampleForge {

  @TempDir private static Path folder;
  private static SampleWorld sample =
      new SampleWorld(Path.of(""), new World(List.of(), List.of(), List.of(), List.of()));

  private Forge forge;

  @BeforeAll
  static void makeTheSample() throws IOException {
    sample = SampleWorld.create(folder.resolve("sample"));
  }

  @BeforeEach
  void serve() throws IOException {
    forge = prepare(sample.serve()).start();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  /** Changes how the world is served. */
  protected Forge.Builder prepare(Forge.Builder builder) {
    return builder;
  }

  protected static SampleWorld sample() {
    return sample;
  }

  protected final Forge forge() {
    return forge;
  }
}
