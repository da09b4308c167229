package dev.stepgate.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Finds things in contents of any size. */
final class Search {
  private static final int CHUNK = 1 << 20;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private Search() {}

  /** Bytewise and streaming, so that a dump of any size can be searched. */
  static boolean finds(Content content, String wanted) throws IOException, NotJudged {
    String needle =
        new String(wanted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (InputStream in = content.open()) {
      String kept = "";
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        String window = kept + new String(chunk, StandardCharsets.ISO_8859_1);
        if (window.contains(needle)) {
          return true;
        }
        kept = window.substring(Math.max(0, window.length() - needle.length() + 1));
      }
    }
    if (!content.complete()) {
      throw new NotJudged("not found in the part that was kept, and there was more");
    }
    return needle.isEmpty();
  }

  static boolean matches(String text, String regex) throws NotJudged {
    Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
    try {
      return pattern.matcher(new Patient(text, System.nanoTime() + PATIENCE)).find();
    } catch (StackOverflowError | OutOfPatience endless) {
      throw new NotJudged("the regular expression takes too long on this text");
    }
  }

  /** As {@code wc -l} counts, plus a last line without a line break. */
  static long lines(Content content) throws IOException, NotJudged {
    if (!content.complete()) {
      throw new NotJudged("only a part of the output was kept");
    }
    long lines = 0;
    byte last = '\n';
    try (InputStream in = content.open()) {
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        for (byte b : chunk) {
          lines += b == '\n' ? 1 : 0;
        }
        last = chunk[chunk.length - 1];
      }
    }
    return last == '\n' ? lines : lines + 1;
  }

  private static final class OutOfPatience extends RuntimeException {}

  /** Text that gives up after a while, because a regular expression cannot be interrupted. */
  private record Patient(CharSequence text, long until) implements CharSequence {
    @Override
    public char charAt(int index) {
      if ((index & 1023) == 0 && System.nanoTime() > until) {
        throw new OutOfPatience();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Patient(text.subSequence(start, end), until);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
