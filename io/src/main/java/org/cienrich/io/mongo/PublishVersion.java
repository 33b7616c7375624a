package org.cienrich.io.mongo;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.cienrich.io.table.JsonCoder;
import org.cienrich.io.version.Manifest;

/** See {@link MongoVersion#publish}. */
final class PublishVersion extends PTransform<PCollection<Manifest>, PCollection<Manifest>> {
  private final MongoVersion version;

  PublishVersion(MongoVersion version) {
    this.version = version;
  }

  @Override
  public PCollection<Manifest> expand(PCollection<Manifest> manifests) {
    return manifests
        .apply("Publish", ParDo.of(new Publish(version)))
        .setCoder(JsonCoder.of(Manifest.class));
  }

  private static final class Publish extends DoFn<Manifest, Manifest> {
    private final MongoVersion version;

    Publish(MongoVersion version) {
      this.version = version;
    }

    @ProcessElement
    public void process(@Element Manifest manifest, OutputReceiver<Manifest> published)
        throws MongoSinkException {
      try (VersionDatabase database = VersionDatabase.open(version)) {
        database.publish(manifest);
      }
      published.output(manifest);
    }
  }
}
