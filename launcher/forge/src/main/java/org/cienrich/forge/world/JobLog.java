package org.cienrich.forge.world;

import java.util.List;

/**
 * What the steps of a job printed.
 *
 * @param jobId the job, which belongs to one attempt
 */
public record JobLog(long jobId, List<Section> sections) {

  public JobLog {
    sections = List.copyOf(sections);
  }

  /**
   * The output of one step.
   *
   * @param text lines without timestamps
   */
  public record Section(int step, String text) {}
}
