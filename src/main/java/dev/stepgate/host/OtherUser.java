package dev.stepgate.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reaches the processes of another system user, through sudo, where Stepgate itself may not. */
record OtherUser(List<String> prefix) {
  static final OtherUser NONE = new OtherUser(List.of());
  private static final String SEARCH = "grep -lszxF -e \"$1\" /proc/[0-9]*/environ || true";

  static OtherUser throughSudo(String user) {
    return new OtherUser(List.of("sudo", "-n", "-u", user, "--"));
  }

  /** sudo's own refusal would look like a command that failed. */
  void refuseUnlessAllowed() throws CommandNotStarted {
    List<String> argv = new ArrayList<>(prefix);
    argv.add("true");
    try {
      Tools.Answer answer = Tools.ask(argv);
      if (answer.code() != 0) {
        throw new CommandNotStarted(
            "may not run as '" + prefix.get(3) + "': " + answer.text(), null);
      }
    } catch (IOException missing) {
      throw new CommandNotStarted("cannot find the program 'sudo'", missing);
    }
  }

  /** The numbers of this user's processes with the tag. */
  Set<Long> tagged(String tag) {
    if (prefix.isEmpty()) {
      return Set.of();
    }
    return answer(List.of("sh", "-c", SEARCH, "sh", Command.TAG + "=" + tag))
        .lines()
        .filter(line -> line.matches("/proc/[0-9]+/environ"))
        .map(line -> Long.valueOf(line.split("/")[2]))
        .collect(Collectors.toSet());
  }

  void signal(String signal, List<ProcessEntry> entries) {
    if (!prefix.isEmpty() && !entries.isEmpty()) {
      List<String> kill = new ArrayList<>(List.of("kill", "-" + signal, "--"));
      entries.forEach(entry -> kill.add(String.valueOf(entry.pid())));
      answer(kill);
    }
  }

  /** An empty answer when sudo refuses: what then is left alive is reported by the caller. */
  private String answer(List<String> argv) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(argv);
    try {
      return Tools.ask(whole).text();
    } catch (IOException noProcessToSpare) {
      return "";
    }
  }
}
