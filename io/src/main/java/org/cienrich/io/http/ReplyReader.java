package org.cienrich.io.http;

/**
 * Turns an answer into what the caller wants. It sees every status but those that are retried: 401
 * with a refused credential, rate limits, 408 and 5xx.
 */
@FunctionalInterface
public interface ReplyReader<T> {

  /**
   * Reads an answer.
   *
   * @throws MalformedReplyException if the answer makes no sense, so that it is asked for again
   */
  T read(HttpReply reply) throws MalformedReplyException;
}
