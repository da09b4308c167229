package dev.stepgate.host;

import dev.stepgate.host.Leftovers.Leftover;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a machine knows of commands that were started there.
 *
 * @param records by tag, those that have been kept
 * @param alive processes of theirs that live
 */
public record Remembered(Map<String, Told> records, List<Leftover> alive) {
  static final Remembered NOTHING = new Remembered(Map.of(), List.of());

  /**
   * The record of one command.
   *
   * @param id its own name there
   * @param begun whether its process was started at all
   * @param ending why its end was sought, or empty
   * @param end how it ended by itself: {@code code 0}, {@code signal 9}; empty if that is not known
   */
  public record Told(String id, boolean begun, boolean thisBoot, String ending, String end) {

    /** Whether it came to its own end, with exit code 0. */
    public boolean succeeded() {
      return end.equals("code 0");
    }

    /** Whether it came to its own end otherwise. */
    public boolean failed() {
      return !end.isEmpty() && !end.startsWith("stopped") && !succeeded();
    }
  }

  /** The record of the one command with this tag. */
  public Optional<Told> record(String tag) {
    return Optional.ofNullable(records.get(tag));
  }

  static Remembered of(List<String> marks) {
    Map<String, Told> records = new TreeMap<>();
    List<Leftover> alive = new ArrayList<>();
    String tag = "";
    for (String mark : marks) {
      String[] words = mark.split(" ");
      if (words[0].equals("record")) {
        tag = words[2];
        records.put(tag, new Told(words[1], false, true, "", ""));
      } else if (words[0].equals("alive")) {
        alive.add(leftover(words));
      } else {
        records.computeIfPresent(tag, (key, told) -> with(told, words, mark));
      }
    }
    return new Remembered(records, List.copyOf(alive));
  }

  /** From {@code alive|left PID STARTED TAG NAME}. */
  static Leftover leftover(String[] words) {
    String name = words.length > 4 ? words[4] : "?";
    return new Leftover(Long.parseLong(words[1]), Long.parseLong(words[2]), name);
  }

  private static Told with(Told told, String[] words, String mark) {
    String rest = mark.substring(words[0].length()).strip();
    return switch (words[0]) {
      case "begun" -> new Told(told.id(), true, rest.endsWith(" now"), told.ending(), told.end());
      case "ending" -> new Told(told.id(), told.begun(), told.thisBoot(), rest, told.end());
      case "end" -> new Told(told.id(), told.begun(), told.thisBoot(), told.ending(), rest);
      default -> told;
    };
  }
}
