package org.cienrich.io.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;

/** Keeps the parts that a pipeline of the DirectRunner wrote. */
final class CollectedParts {
  private static final Map<String, Queue<WrittenPart>> BY_ID = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  ParDo.SingleOutput<WrittenPart, Void> collect() {
    return ParDo.of(new Collect(id));
  }

  List<WrittenPart> sorted() {
    List<WrittenPart> parts =
        new ArrayList<>(BY_ID.getOrDefault(id, new ConcurrentLinkedQueue<>()));
    parts.sort(Comparator.comparing(WrittenPart::table).thenComparing(WrittenPart::part));
    return parts;
  }

  private static final class Collect extends DoFn<WrittenPart, Void> {
    private final String id;

    Collect(String id) {
      this.id = id;
    }

    @ProcessElement
    public void process(@Element WrittenPart part) {
      BY_ID.computeIfAbsent(id, name -> new ConcurrentLinkedQueue<>()).add(part);
    }
  }
}
