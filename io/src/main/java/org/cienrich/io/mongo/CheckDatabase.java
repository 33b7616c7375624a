package org.cienrich.io.mongo;

import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/** See {@link MongoVersion#check}. */
final class CheckDatabase extends PTransform<PBegin, PDone> {
  private final MongoVersion version;
  private final List<String> tables;

  CheckDatabase(MongoVersion version, List<String> tables) {
    this.version = version;
    this.tables = List.copyOf(tables);
  }

  @Override
  public PDone expand(PBegin begin) {
    begin
        .apply("Tables", Create.of(tables).withCoder(StringUtf8Coder.of()))
        .apply("Prepare", ParDo.of(new Prepare(version)));
    return PDone.in(begin.getPipeline());
  }

  private static final class Prepare extends DoFn<String, Void> {
    private final MongoVersion version;

    Prepare(MongoVersion version) {
      this.version = version;
    }

    @ProcessElement
    public void process(@Element String table) throws MongoSinkException {
      try (VersionDatabase database = VersionDatabase.open(version)) {
        database.prepare(table);
      }
    }
  }
}
