package dev.stepgate.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds things in contents of any size, and gives up instead of searching for ever. */
public final class Search {
  private static final int CHUNK = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

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

  /** The first place where a regular expression matches; ^ and $ match at line ends. */
  public static Optional<MatchResult> first(String text, String regex) throws NotJudged {
    return first(text, regex, PATIENCE);
  }

  static Optional<MatchResult> first(String text, String regex, Duration patience)
      throws NotJudged {
    Matcher matcher = compile(regex).matcher(new Patient(text, patience));
    try {
      return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    } catch (StackOverflowError | OutOfPatience endless) {
      throw new NotJudged("the regular expression takes too long on this text");
    }
  }

  private static Pattern compile(String regex) throws NotJudged {
    try {
      return Pattern.compile(regex, Pattern.MULTILINE);
    } catch (PatternSyntaxException wrong) {
      throw new NotJudged(
          "not a regular expression: " + wrong.getDescription().toLowerCase(Locale.ROOT));
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

  private static final class OutOfPatience extends RuntimeException {
    OutOfPatience() {
      super(null, null, false, false);
    }
  }

  /** Text that gives up after a while, because a regular expression cannot be interrupted. */
  private static final class Patient implements CharSequence {
    private static final int LOOKS = 1 << 16;
    private final String text;
    private final long deadline;
    private int looks;

    Patient(String text, Duration patience) {
      this.text = text;
      deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public char charAt(int index) {
      if (++looks == LOOKS) {
        looks = 0;
        if (System.nanoTime() - deadline > 0) {
          throw new OutOfPatience();
        }
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
