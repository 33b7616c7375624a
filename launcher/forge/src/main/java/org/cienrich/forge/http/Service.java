package org.cienrich.forge.http;

import java.util.Map;

/** Answers requests. Called from several threads. */
public interface Service {

  /** The endpoint a request is counted under, without its method. */
  String endpoint(Request request);

  /** What a request is counted and fails by: what it asks for, without what differs each time. */
  default String target(Request request) {
    return request.target();
  }

  /** What stands for a finished request behind its method. */
  default String finished(Request request) {
    return target(request);
  }

  /** How many bytes of the body of a request are read. */
  default int largestBody() {
    return 1 << 20;
  }

  /** Headers of every answer, failures included. */
  Map<String, String> headers();

  void answer(Request request, Response response);
}
