package org.cienrich.forge.storage;

import java.util.Map;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.http.Request;
import org.cienrich.forge.http.Response;
import org.cienrich.forge.http.Service;

/**
 * Serves files to whoever has a signed URL. It knows no tokens: a request that carries one is
 * refused with 400, as storage services do; a wrong or expired signature with 403. Thread-safe.
 */
public final class Storage implements Service {

  private final SignedUrls urls;
  private final Endpoints files;

  /**
   * @param files answer requests that are allowed; files that are not kept with {@link #notFound}
   */
  public Storage(SignedUrls urls, Endpoints files) {
    this.urls = urls;
    this.files = files;
  }

  /** Endpoints to add files to. */
  public static Endpoints noFiles() {
    return new Endpoints("", "", call -> notFound());
  }

  /** A file that is not kept, or no longer. */
  public static Reply notFound() {
    return Reply.storageError(404, "BlobNotFound");
  }

  @Override
  public String endpoint(Request request) {
    return files.endpoint(request);
  }

  /** The path alone: each URL is signed anew. */
  @Override
  public String target(Request request) {
    return request.path();
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
  }

  @Override
  public void answer(Request request, Response response) {
    if (request.header("Authorization").isPresent() || request.header("Circle-Token").isPresent()) {
      response.put(Reply.storageError(400, "InvalidAuthenticationInfo"));
    } else if (!urls.allow(request.path(), request.query())) {
      response.put(Reply.storageError(403, "AuthenticationFailed"));
    } else {
      files.answer(request, response);
    }
  }
}
