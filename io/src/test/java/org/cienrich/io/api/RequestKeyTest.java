package org.cienrich.io.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.cienrich.io.http.HttpCall;
import org.junit.jupiter.api.Test;

class RequestKeyTest {
  private static String key(String address) {
    return RequestKey.of(HttpCall.get(URI.create(address), Map.of("Authorization", "s3cr3t"), 10))
        .text();
  }

  @Test
  void isMethodAndAddress() {
    assertThat(key("HTTPS://API.example.org:8443/a%20b?per_page=100&page=2#part"))
        .isEqualTo("GET https://api.example.org:8443/a%20b?per_page=100&page=2");
  }

  @Test
  void hasTheDigestOfTheBody() {
    HttpCall call = HttpCall.post(URI.create("https://x.org/graphql"), Map.of(), "{}", 10);
    assertThat(RequestKey.of(call).text())
        .isEqualTo(
            "POST https://x.org/graphql"
                + " 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void leavesOutWhatIsSecret() {
    assertThat(key("https://x.org/a?access_token=s3cr3t&page=2"))
        .isEqualTo("GET https://x.org/a?page=2");
    assertThat(key("https://x.org/a?circle-token=s3cr3t")).isEqualTo("GET https://x.org/a");
    assertThat(key("https://x.org/blob?se=2024&sig=s3cr3t%3D")).isEqualTo("GET https://x.org/blob");
    assertThat(key("https://x.org/blob?X-Amz-Credential=s3cr3t&X-Amz-Signature=0"))
        .isEqualTo("GET https://x.org/blob");
  }

  @Test
  void keepsTokensOfPages() {
    assertThat(key("https://x.org/pipeline?page-token=abc"))
        .isEqualTo("GET https://x.org/pipeline?page-token=abc");
  }
}
