package org.cienrich.io.http;

import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;

/** The connections of this JVM, shared by all clients. */
final class Connections {
  /** GitHub answers more than so many with a secondary limit. */
  static final int MAX_AT_ONCE = 100;

  /** One permit per request under way. */
  static final Semaphore SLOTS = new Semaphore(MAX_AT_ONCE, true);

  static final String USER_AGENT = "ci-enrich/" + version();

  static final HttpRequestFactory REQUESTS =
      new Apache5HttpTransport(client()).createRequestFactory();

  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_HEADERS = 500;

  private Connections() {}

  private static CloseableHttpClient client() {
    Http1Config limits =
        Http1Config.custom().setMaxLineLength(MAX_LINE).setMaxHeaderCount(MAX_HEADERS).build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setMaxConnTotal(MAX_AT_ONCE)
                .setMaxConnPerRoute(MAX_AT_ONCE)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                .build())
        .useSystemProperties()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .addExecInterceptorFirst("deadline", Deadline::watch)
        .build();
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Connections.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read version.properties", e);
    }
    return properties.getProperty("version", "development");
  }
}
