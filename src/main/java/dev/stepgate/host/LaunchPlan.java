package dev.stepgate.host;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What exactly is started for a command.
 *
 * @param argv the program behind the outer shell
 * @param env what to set on top of the inherited environment
 * @param fed what the program reads from standard input before the command begins
 * @param other how to reach its processes when they are another user's
 */
record LaunchPlan(List<String> argv, Map<String, String> env, byte[] fed, OtherUser other) {
  private static final int LONGEST = 131_071;
  private static final byte[] NOTHING = {};

  /** The ways to become another user. */
  enum Way {
    SETPRIV,
    SUDO;

    static Way own() {
      return Account.own() == 0 ? SETPRIV : SUDO;
    }
  }

  static LaunchPlan of(Command command, Map<String, String> inherited, Way way)
      throws CommandNotStarted {
    Path bash = Programs.find("bash");
    refuseImpossible(command);
    Account account = command.as() == null ? null : Account.of(command.as());
    if (account != null && account.uid() != Account.own()) {
      return way == Way.SUDO
          ? sudo(command, account, inherited, bash)
          : setpriv(command, account, bash);
    }
    return plain(command, Map.of(), List.of(), bash);
  }

  private static LaunchPlan setpriv(Command command, Account account, Path bash)
      throws CommandNotStarted {
    List<String> prefix =
        List.of(
            Programs.find("setpriv").toString(),
            "--reuid=" + account.uid(),
            "--regid=" + account.gid(),
            "--init-groups",
            "--");
    return plain(command, account.environment(), prefix, bash);
  }

  private static LaunchPlan sudo(
      Command command, Account account, Map<String, String> inherited, Path bash)
      throws CommandNotStarted {
    OtherUser other = OtherUser.throughSudo(account.name());
    other.refuseUnlessAllowed();
    Map<String, String> env = new HashMap<>(inherited);
    env.putAll(account.environment());
    env.putAll(withTag(command));
    return fed(command, env, other.prefix(), other, bash);
  }

  private static LaunchPlan plain(
      Command command, Map<String, String> account, List<String> prefix, Path bash) {
    Map<String, String> env = new HashMap<>(account);
    env.putAll(withTag(command));
    if (!survivesArguments(command)) {
      return fed(command, env, prefix, OtherUser.NONE, bash);
    }
    List<String> argv = new ArrayList<>(prefix);
    argv.addAll(List.of(bash.toString(), "-euo", "pipefail", "-c", command.script()));
    return new LaunchPlan(argv, env, NOTHING, OtherUser.NONE);
  }

  private static LaunchPlan fed(
      Command command, Map<String, String> env, List<String> prefix, OtherUser other, Path bash) {
    byte[] fed = ShellText.of(bash, command.script(), env).getBytes(StandardCharsets.UTF_8);
    List<String> argv = new ArrayList<>(prefix);
    argv.addAll(List.of(bash.toString(), "-c", "eval \"$(head -c " + fed.length + ")\""));
    return new LaunchPlan(argv, Map.of(Command.TAG, command.tag()), fed, other);
  }

  private static Map<String, String> withTag(Command command) {
    Map<String, String> env = new HashMap<>(command.env());
    env.put(Command.TAG, command.tag());
    return env;
  }

  /** Java cannot pass letters to a program that the locale it was started in does not know. */
  private static boolean survivesArguments(Command command) {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"));
    String all = command.script() + command.env();
    return names.newEncoder().canEncode(all)
        && Charset.defaultCharset().newEncoder().canEncode(all);
  }

  /** What no program anywhere could be given. */
  static void refuseImpossible(String script, Map<String, String> env) throws CommandNotStarted {
    refuseImpossible("the command", script, 0);
    for (Map.Entry<String, String> variable : env.entrySet()) {
      String name = variable.getKey();
      refuseImpossible("the value of " + name, variable.getValue(), name.length() + 1);
    }
  }

  private static void refuseImpossible(Command command) throws CommandNotStarted {
    refuseImpossible(command.script(), command.env());
    if (!Files.isDirectory(command.cwd())) {
      throw new CommandNotStarted("there is no folder " + command.cwd() + " to run in", null);
    }
    if (!Files.isExecutable(command.cwd())) {
      throw new CommandNotStarted("may not enter the folder " + command.cwd(), null);
    }
  }

  private static void refuseImpossible(String what, String text, int more)
      throws CommandNotStarted {
    if (text.indexOf('\0') >= 0) {
      throw new CommandNotStarted(what + " contains a NUL character", null);
    }
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length + more > LONGEST) {
      throw new CommandNotStarted(
          what + " is too long to be passed to a program: " + length + " bytes", null);
    }
  }
}
