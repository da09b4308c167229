package dev.stepgate.host;

import java.io.IOException;
import java.util.List;

/** Finds the one thing that a name or label means. */
final class Choice {
  private Choice() {}

  /** What a program printed, line by line. */
  static List<String> lines(List<String> argv, String subject, String advice)
      throws CommandNotStarted {
    try {
      Tools.Answer answer = Tools.askForOutput(argv);
      if (answer.code() != 0) {
        throw new HostUnreachable(subject + " cannot be looked up: " + answer.text(), advice, null);
      }
      return answer.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException failed) {
      throw new CommandNotStarted("cannot start " + argv.get(0), failed);
    }
  }

  /** More than one would be a guess. */
  static String one(List<String> found, String subject, String kind) throws CommandNotStarted {
    if (found.size() != 1) {
      String number = found.isEmpty() ? "no" : String.valueOf(found.size());
      String which = found.isEmpty() ? "" : ": " + String.join(", ", found);
      throw new HostUnreachable(
          subject + " has " + number + " running " + kind + which,
          found.isEmpty() ? "Start it first." : "Name the one you mean.",
          null);
    }
    return found.get(0);
  }
}
