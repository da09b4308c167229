package dev.stepgate.runbook.draft;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a document, in a form that a runbook can hold. */
record Source(List<String> lines) {
  private static final int LONGEST_HEAD = 300;
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}\\uFFFE\\uFFFF\\uFEFF&&[^\\n\\t]]");
  private static final Pattern IN_BRACKETS = Pattern.compile("^(\\s*)\\((\\d{1,2})\\)\\s");

  static Source of(byte[] bytes, Findings findings) {
    if (bytes.length > Draft.MOST_BYTES) {
      throw new UserError(
          ExitCode.INVALID,
          "the document is larger than 1 MB",
          "Cut it down to the part that describes the procedure.");
    }
    String text = decode(bytes, findings).replace("\r\n", "\n").replace('\r', '\n');
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    lines.replaceAll(line -> IN_BRACKETS.matcher(line).replaceFirst("$1$2) "));
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, visible(lines.get(i), i + 1, findings));
    }
    blankHead(lines);
    return new Source(List.copyOf(lines));
  }

  String text() {
    return String.join("\n", lines);
  }

  private static String decode(byte[] bytes, Findings findings) {
    if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return withoutMark(decode(bytes, StandardCharsets.UTF_8));
    } catch (CharacterCodingException not) {
      findings.add(
          "encoding",
          1,
          "the document is not UTF-8; it was read as Windows-1252",
          "Look at letters with accents, and save the document as UTF-8.");
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String visible(String line, int number, Findings findings) {
    if (!HIDDEN.matcher(line).find()) {
      return line;
    }
    findings.add(
        "hidden-character",
        number,
        "a character that nobody can see",
        "It was left out; look whether the line still says what it should.");
    return HIDDEN.matcher(line).replaceAll("");
  }

  /** What some tools keep above a document is no part of the procedure. */
  private static void blankHead(List<String> lines) {
    if (!lines.get(0).strip().equals("---")) {
      return;
    }
    int end = 1;
    while (end < Math.min(lines.size(), LONGEST_HEAD) && !lines.get(end).strip().equals("---")) {
      end++;
    }
    if (end < Math.min(lines.size(), LONGEST_HEAD)) {
      lines.subList(0, end + 1).replaceAll(line -> "");
    }
  }
}
