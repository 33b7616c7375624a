package org.cienrich.io.mongo;

import java.io.IOException;

/** Documents that could not be written; the message names them and holds no secret. */
public final class MongoSinkException extends IOException {
  MongoSinkException(String message) {
    super(message);
  }

  MongoSinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
