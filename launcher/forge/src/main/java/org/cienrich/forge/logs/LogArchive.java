package org.cienrich.forge.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.JobLog;

/**
 * The archive of the logs of a run: one file per job at its top, and a folder per job with one file
 * per step. Jobs of one name are told apart by a number behind it. Not thread-safe.
 */
final class LogArchive {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);
  private final Map<String, Integer> names = new HashMap<>();
  private int jobs;

  void add(Job job, JobLog log) {
    LogText text = new LogText(job, log);
    String plain = LogName.of(job.name());
    int seen = names.merge(plain, 1, Integer::sum);
    String name = seen == 1 ? plain : plain + " (" + (seen - 1) + ")";
    write(jobs++ + "_" + name + ".txt", text.whole());
    write(name + "/system.txt", text.system());
    for (Job.Step step : job.steps()) {
      write(name + "/" + step.number() + "_" + LogName.of(step.name()) + ".txt", text.of(step));
    }
  }

  byte[] finish() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, byte[] content) {
    try {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
