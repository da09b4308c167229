package dev.stepgate.web.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of an output that hold a text.
 *
 * @param next where to go on
 * @param more whether the file goes on there
 */
record Matches(List<Match> matches, long next, boolean more) {
  private static final long MOST_BYTES = 64L << 20;
  private static final int LONGEST_LINE = 4_096;

  /**
   * One line.
   *
   * @param at its first byte
   */
  record Match(long at, String line) {}

  static Matches find(Path file, String text, long from, int limit) throws IOException {
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
      in.skipNBytes(Math.min(from, Files.size(file)));
      return new Search(in, text, from, limit).run();
    }
  }

  private static final class Search {
    private final InputStream in;
    private final String text;
    private final int limit;
    private final long first;
    private final List<Match> found = new ArrayList<>();
    private long position;

    Search(InputStream in, String text, long from, int limit) {
      this.in = in;
      this.text = text;
      this.first = from;
      this.position = from;
      this.limit = limit;
    }

    Matches run() throws IOException {
      boolean more = true;
      while (more && found.size() < limit && position - first < MOST_BYTES) {
        more = line();
      }
      return new Matches(List.copyOf(found), position, more);
    }

    /** False when the file has ended; a line that is too long is looked at in pieces. */
    private boolean line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long at = position;
      int next = in.read();
      while (next >= 0 && next != '\n' && line.size() < LONGEST_LINE) {
        line.write(next);
        position++;
        next = in.read();
      }
      position += next >= 0 ? 1 : 0;
      if (next >= 0 && next != '\n') {
        line.write(next);
      }
      String shown = line.toString(StandardCharsets.UTF_8);
      if (shown.contains(text)) {
        found.add(new Match(at, shown));
      }
      return next >= 0;
    }
  }
}
