package org.cienrich.io.mongo;

import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.cienrich.io.report.QualityDocument;
import org.cienrich.io.table.JsonCoder;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Versions;

/** See {@link MongoVersion#publish}. */
final class PublishVersion extends PTransform<PCollection<Manifest>, PCollection<Manifest>> {
  private final MongoVersion version;
  private final String directory;

  PublishVersion(MongoVersion version, String directory) {
    this.version = version;
    this.directory = directory;
  }

  @Override
  public PCollection<Manifest> expand(PCollection<Manifest> manifests) {
    return manifests
        .apply("Publish", ParDo.of(new Publish(version, directory)))
        .setCoder(JsonCoder.of(Manifest.class));
  }

  private static final class Publish extends DoFn<Manifest, Manifest> {
    private final MongoVersion version;
    private final String directory;

    Publish(MongoVersion version, String directory) {
      this.version = version;
      this.directory = directory;
    }

    @ProcessElement
    public void process(@Element Manifest manifest, OutputReceiver<Manifest> published)
        throws IOException {
      Optional<String> quality = Versions.file(directory, QualityDocument.JSON_FILE);
      try (VersionDatabase database = VersionDatabase.open(version)) {
        database.publish(manifest, quality);
      }
      published.output(manifest);
    }
  }
}
