package org.cienrich.io.ci;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests to each of which the sample world is served anew; it is made once for a class. */
public abstract class OnSampleForge {
  protected static final RepositoryInfo GAUGE =
      new RepositoryInfo("7001", "riverbank/hydro-gauge", "main", false, "Java");
  protected static final RepositoryInfo FERMENT =
      new RepositoryInfo("7004", "orchard-labs/ferment", "main", false, "Ruby");

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
    forge = sample.serve().start();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  protected static SampleWorld sample() {
    return sample;
  }

  protected final Forge forge() {
    return forge;
  }
}
