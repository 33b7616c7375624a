package org.cienrich.io.circleci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import org.cienrich.io.http.MalformedReplyException;

/**
 * The output of a step as CircleCI keeps it: a JSON array of messages, of which the texts in their
 * order are the output.
 */
public final class StepMessages {
  private static final JsonFactory JSON = new JsonFactory();

  private StepMessages() {}

  /**
   * Writes the texts of all messages, in memory that does not depend on their number.
   *
   * @return how many messages there are
   * @throws MalformedReplyException if it is no such array; something may have been written
   */
  public static long copy(InputStream json, Writer out)
      throws IOException, MalformedReplyException {
    long count = 0;
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new MalformedReplyException("no array of messages");
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean isMessage = parser.currentName().equals("message");
          JsonToken value = parser.nextToken();
          if (isMessage && value == JsonToken.VALUE_STRING) {
            parser.getText(out);
            count++;
          } else {
            parser.skipChildren();
          }
        }
      }
      if (parser.currentToken() != JsonToken.END_ARRAY) {
        throw new MalformedReplyException("the messages do not end");
      }
    } catch (JsonProcessingException e) {
      throw new MalformedReplyException("not JSON");
    }
    return count;
  }
}
