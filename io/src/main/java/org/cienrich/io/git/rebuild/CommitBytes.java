package org.cienrich.io.git.rebuild;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.CommitRecord.Signature;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The bytes of a commit, from its tree, its parents and what a forge tells of it. A forge gives
 * times in UTC and messages without their last line end; what it leaves out is found by trying, as
 * the SHA tells when all is as it was. Offsets are tried by quarters of an hour.
 */
final class CommitBytes {
  private static final int FIRST_OFFSET = -12 * 4;
  private static final int LAST_OFFSET = 14 * 4;

  /** A longer message is not tried with all pairs of offsets. */
  private static final int LONG_MESSAGE = 1 << 16;

  private final CommitRecord commit;
  private final ObjectId tree;
  private final List<ObjectId> parents;

  CommitBytes(CommitRecord commit, ObjectId tree, List<ObjectId> parents) {
    this.commit = commit;
    this.tree = tree;
    this.parents = List.copyOf(parents);
  }

  /** Returns the commit as it was; empty if it cannot be found. */
  Optional<byte[]> original() {
    if (commit.signedPayload() != null && commit.signature() != null) {
      return signed(commit.signedPayload(), commit.signature());
    }
    List<String> messages = messages();
    List<String> offsets =
        IntStream.rangeClosed(FIRST_OFFSET, LAST_OFFSET).mapToObj(CommitBytes::offset).toList();
    for (String message : messages) {
      for (String both : offsets) {
        byte[] bytes = bytes(both, both, message);
        if (isOriginal(bytes)) {
          return Optional.of(bytes);
        }
      }
    }
    for (String message : messages) {
      if (message.length() <= LONG_MESSAGE) {
        for (String author : offsets) {
          for (String committer : offsets) {
            byte[] bytes = bytes(author, committer, message);
            if (isOriginal(bytes)) {
              return Optional.of(bytes);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns a commit that says the same with times in UTC: equal on every machine. */
  byte[] inUtc() {
    return bytes("+0000", "+0000", messages().get(0));
  }

  /** A message ends with a line end, unless it was written by a program. */
  private List<String> messages() {
    return commit.message().endsWith("\n")
        ? List.of(commit.message())
        : List.of(commit.message() + "\n", commit.message());
  }

  private byte[] bytes(String authorOffset, String committerOffset, String message) {
    StringBuilder text = new StringBuilder("tree ").append(tree.name()).append('\n');
    parents.forEach(parent -> text.append("parent ").append(parent.name()).append('\n'));
    text.append("author ").append(line(commit.author(), authorOffset)).append('\n');
    text.append("committer ").append(line(commit.committer(), committerOffset)).append('\n');
    return text.append('\n').append(message).toString().getBytes(UTF_8);
  }

  private static String line(Signature who, String offset) {
    return plain(who.name())
        + (" <" + plain(who.email()) + "> ")
        + (who.at().getEpochSecond() + " " + offset);
  }

  /** What would end a name or a line cannot be part of one. */
  private static String plain(String text) {
    return text.replaceAll("[<>\\n\\r\\x00]", "");
  }

  private static String offset(int quarters) {
    int minutes = Math.abs(quarters) * 15;
    return (quarters < 0 ? "-" : "+") + String.format("%02d%02d", minutes / 60, minutes % 60);
  }

  /** The signature is the last header; its further lines begin with a space. */
  private Optional<byte[]> signed(String payload, String signature) {
    int endOfHeaders = payload.indexOf("\n\n");
    if (endOfHeaders < 0) {
      return Optional.empty();
    }
    String headers = payload.substring(0, endOfHeaders);
    String lines = signature.stripTrailing().lines().collect(Collectors.joining("\n "));
    for (String ending : List.of("", "\n ")) {
      String header = "\ngpgsig " + lines + ending;
      byte[] bytes = (headers + header + payload.substring(endOfHeaders)).getBytes(UTF_8);
      if (isOriginal(bytes) && headers.startsWith("tree " + tree.name() + "\n")) {
        return Optional.of(bytes);
      }
    }
    return Optional.empty();
  }

  private boolean isOriginal(byte[] bytes) {
    MessageDigest sha1 = Constants.newMessageDigest();
    sha1.update(("commit " + bytes.length + '\0').getBytes(US_ASCII));
    return HexFormat.of().formatHex(sha1.digest(bytes)).equals(commit.sha());
  }
}
