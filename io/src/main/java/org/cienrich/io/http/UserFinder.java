package org.cienrich.io.http;

/**
 * How to ask an API whose token a request carries. The answer with status 200 is read; a token that
 * gets another one, as those of apps do, is taken to be a user of its own.
 *
 * @param call sent once with each token
 * @param userId makes what tells users apart from the answer
 */
public record UserFinder(HttpCall call, ReplyReader<String> userId) {}
