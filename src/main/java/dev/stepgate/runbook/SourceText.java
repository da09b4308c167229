package dev.stepgate.runbook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a file into text, or says why they are none. */
final class SourceText {
  static final int MOST_BYTES = 2_000_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Problems problems;

  SourceText(Problems problems) {
    this.problems = problems;
  }

  Optional<String> decode(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return refuse(
          Place.START,
          "the file is larger than 2 MB",
          "A runbook is a short text; keep data in files beside it.");
    }
    if (isUtf16(bytes)) {
      return refuse(Place.START, "the file is UTF-16, not UTF-8", "Save it as UTF-8.");
    }
    return utf8(bytes).filter(this::isVisible);
  }

  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 ^ bytes[1] == 0;
  }

  private Optional<String> utf8(byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer source = ByteBuffer.wrap(bytes);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(source, text, true);
    String decoded = withoutMark(text.flip().toString());
    return result.isError()
        ? refuse(endOf(decoded), "the file is not UTF-8", "Save it as UTF-8.")
        : Optional.of(decoded);
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private boolean isVisible(String text) {
    int position = firstHidden(text);
    if (position < 0) {
      return true;
    }
    refuse(
        endOf(text.substring(0, position)),
        String.format("the character U+%04X is not allowed", text.codePointAt(position)),
        "Remove it: readers cannot see it.");
    return false;
  }

  private static int firstHidden(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Hidden.matches(text.codePointAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Place endOf(String text) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    String last = lines[lines.length - 1];
    return new Place(lines.length, last.codePointCount(0, last.length()) + 1);
  }

  private Optional<String> refuse(Place place, String message, String hint) {
    problems.add(place, message, hint);
    return Optional.empty();
  }
}
