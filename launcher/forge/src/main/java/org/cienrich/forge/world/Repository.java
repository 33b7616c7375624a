package org.cienrich.forge.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository as the API presents it. Its git data live elsewhere, under its full name.
 *
 * @param id the numeric id, which survives renames
 * @param fullName the current {@code owner/name}, in its canonical spelling
 * @param formerNames earlier full names; asking for one of them is answered with a redirect
 * @param language the main language as GitHub names it, or null
 * @param sizeKib how large the git data are, in KiB
 */
public record Repository(
    long id,
    String fullName,
    List<String> formerNames,
    @JsonProperty("private") boolean isPrivate,
    @Nullable String description,
    @Nullable String language,
    String defaultBranch,
    String htmlUrl,
    Instant createdAt,
    Instant pushedAt,
    boolean archived,
    boolean fork,
    int sizeKib) {

  public Repository {
    formerNames = List.copyOf(formerNames);
    if (fullName.indexOf('/') < 1 || fullName.indexOf('/') == fullName.length() - 1) {
      throw new IllegalArgumentException("Not an owner/name: " + fullName);
    }
  }

  /** A public repository with the default branch {@code main}. */
  public static Repository of(
      long id, String fullName, @Nullable String language, Instant createdAt, Instant pushedAt) {
    return new Repository(
        id,
        fullName,
        List.of(),
        false,
        null,
        language,
        "main",
        "https://forge.example/" + fullName,
        createdAt,
        pushedAt,
        false,
        false,
        0);
  }

  public Repository formerly(String... names) {
    return with(List.of(names), isPrivate, archived, fork);
  }

  public Repository withDefaultBranch(String branch) {
    return new Repository(
        id,
        fullName,
        formerNames,
        isPrivate,
        description,
        language,
        branch,
        htmlUrl,
        createdAt,
        pushedAt,
        archived,
        fork,
        sizeKib);
  }

  public Repository asPrivate() {
    return with(formerNames, true, archived, fork);
  }

  public Repository asArchived() {
    return with(formerNames, isPrivate, true, fork);
  }

  public Repository asFork() {
    return with(formerNames, isPrivate, archived, true);
  }

  public Repository withSizeKib(int size) {
    return new Repository(
        id,
        fullName,
        formerNames,
        isPrivate,
        description,
        language,
        defaultBranch,
        htmlUrl,
        createdAt,
        pushedAt,
        archived,
        fork,
        size);
  }

  public String owner() {
    return fullName.substring(0, fullName.indexOf('/'));
  }

  public String name() {
    return fullName.substring(fullName.indexOf('/') + 1);
  }

  private Repository with(
      List<String> newFormerNames, boolean newPrivate, boolean newArchived, boolean newFork) {
    return new Repository(
        id,
        fullName,
        newFormerNames,
        newPrivate,
        description,
        language,
        defaultBranch,
        htmlUrl,
        createdAt,
        pushedAt,
        newArchived,
        newFork,
        sizeKib);
  }
}
