package org.cienrich.flink;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * A JobManager for one application, as on Kubernetes: it runs the main class of a jar itself. What
 * Flink's distribution has for that on a machine of one's own is in no library.
 */
@SuppressWarnings("try") // closing it may be interrupted
final class ApplicationMode extends ApplicationClusterEntryPoint {
  private ApplicationMode(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  /**
   * Runs until the application has ended.
   *
   * @param arguments the folder of the configuration, the jar, how many settings {@code key=value}
   *     follow, these, and the arguments of the main class
   */
  public static void main(String[] arguments) throws Exception {
    int settings = Integer.parseInt(arguments[2]);
    Configuration configuration = GlobalConfiguration.loadConfiguration(arguments[0]);
    for (String setting : Arrays.copyOfRange(arguments, 3, 3 + settings)) {
      String[] parts = setting.split("=", 2);
      configuration.setString(parts[0], parts[1]);
    }
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(Path.of(arguments[1]).toFile())
            .setConfiguration(configuration)
            .setArguments(Arrays.copyOfRange(arguments, 3 + settings, arguments.length))
            .build();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new ApplicationMode(configuration, program));
  }
}
