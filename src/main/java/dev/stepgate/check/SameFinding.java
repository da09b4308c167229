package dev.stepgate.check;

import dev.stepgate.support.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Compares two files, or two folders file by file. */
final class SameFinding {
  private SameFinding() {}

  static Finding of(Content content, Path other) throws IOException, NotJudged {
    String problem = FileContent.problem(other);
    if (problem != null) {
      return new Finding(false, "same as " + other, problem);
    }
    Content wanted = FileContent.of(other);
    boolean same = content.complete() && digest(content).equals(digest(wanted));
    return new Finding(
        same,
        "same as " + other,
        same
            ? "same (sha256 " + digest(content).substring(0, 16) + "…)"
            : difference(content, wanted));
  }

  private static String difference(Content content, Content wanted) throws IOException, NotJudged {
    if (content instanceof FolderContent left && wanted instanceof FolderContent right) {
      return left.firstDifference(right);
    }
    return "different: " + content.size() + " bytes against " + wanted.size();
  }

  private static String digest(Content content) throws IOException {
    MessageDigest digest = Digests.newSha256();
    try (InputStream in = content.open()) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Digests.hex(digest.digest());
  }
}
