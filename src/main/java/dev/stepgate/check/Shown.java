package dev.stepgate.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Values as a message shows them: short, on one line. */
final class Shown {
  private static final int LIMIT = 200;

  private Shown() {}

  static String quoted(String text) {
    String cut = text.length() > LIMIT ? text.substring(0, LIMIT) + "…" : text;
    return "'" + cut.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t") + "'";
  }

  /** What a person is told when something cannot be read. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return failure.getMessage() + " may not be read";
    }
    return failure instanceof NoSuchFileException
        ? failure.getMessage() + " does not exist any more"
        : String.valueOf(failure.getMessage());
  }

  static String of(Content content) throws IOException {
    if (content.size() == 0) {
      return "nothing";
    }
    try (InputStream in = content.open()) {
      byte[] start = in.readNBytes(LIMIT * 4);
      String text = new String(start, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
      return quoted(text)
          + (content.size() > start.length ? " (" + content.size() + " bytes)" : "");
    }
  }
}
