package org.cienrich.io.scan.trivy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source tree with something for each scanner; versions are those of the small database. */
final class PolyglotTree {
  private PolyglotTree() {}

  static Path in(Path root) throws IOException {
    write(
        root,
        "web/package-lock.json",
        """
        {"name": "web", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": {
          "": {"name": "web", "version": "1.0.0",
               "dependencies": {"lodash": "4.17.10", "minimist": "1.2.0", "left-pad": "1.3.0"}},
          "node_modules/lodash": {"version": "4.17.10", "license": "MIT"},
          "node_modules/minimist": {"version": "1.2.0", "license": "MIT"},
          "node_modules/left-pad": {"version": "1.3.0", "license": "WTFPL"}}}
        """);
    write(
        root,
        "app/pom.xml",
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId><artifactId>app</artifactId><version>1.0</version>
          <dependencies>
            <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId>
              <version>2.14.1</version></dependency>
            <dependency><groupId>junit</groupId><artifactId>junit</artifactId>
              <version>4.12</version></dependency>
          </dependencies>
        </project>
        """);
    write(root, "py/requirements.txt", "Flask==2.0.1\nunrated==1.5\nwheel==0.40.0\n");
    write(root, "tools/requirements.txt", "Flask==2.0.1\n");
    write(
        root,
        "docker/Dockerfile",
        "FROM ubuntu:latest\nRUN apt-get install -y curl\nADD . /app\nCMD [\"sh\"]\n");
    write(
        root,
        "config.env",
        "AWS_ACCESS_KEY_ID="
            + "AKI"
            + "AQWERTYUIOPASDFGH\n"
            + "token="
            + "gh"
            + "p_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8\n");
    write(root, "LICENSE", "MIT License\n\nPermission is hereby granted, free of charge, …\n");
    return root;
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
