package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Place;
import java.util.ArrayList;
import java.util.List;

/** One line of a command without its comment, continued lines joined, and where it stands. */
record ShellLine(String text, Place place) {

  /** What stands further right decides nothing, and would only take time. */
  private static final int LONGEST = 1_000;

  static List<ShellLine> of(String script, Place place, List<String> source) {
    List<ShellLine> lines = new ArrayList<>();
    String[] raw = script.split("\n", -1);
    boolean block = isBlock(place, source);
    for (int i = 0; i < raw.length; i++) {
      Place start = block ? inBlock(place.line() + 1 + i, source) : place;
      StringBuilder whole = new StringBuilder(raw[i]);
      while (raw[i].endsWith("\\") && i + 1 < raw.length) {
        whole.setLength(whole.length() - 1);
        whole.append(raw[++i]);
      }
      add(lines, whole.toString(), start);
    }
    return List.copyOf(lines);
  }

  private static void add(List<ShellLine> lines, String raw, Place place) {
    String text =
        raw.substring(0, Math.min(LONGEST, raw.length())).replaceFirst("(?:^|\\s)#.*$", "").strip();
    if (!text.isEmpty()) {
      lines.add(new ShellLine(text, place));
    }
  }

  /** Only in {@code |} blocks does every line of the command have a line of the file. */
  private static boolean isBlock(Place place, List<String> source) {
    String line = source.get(place.line() - 1);
    return place.column() <= line.length() && line.charAt(place.column() - 1) == '|';
  }

  private static Place inBlock(int line, List<String> source) {
    String text = line <= source.size() ? source.get(line - 1) : "";
    return new Place(line, text.length() - text.stripLeading().length() + 1);
  }
}
