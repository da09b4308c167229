package dev.stepgate.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A command and its environment as bash text, for what must not travel in arguments. */
final class ShellText {
  private static final Set<String> READ_ONLY =
      Set.of("BASHOPTS", "BASH_VERSINFO", "EUID", "PPID", "SHELLOPTS", "UID");

  /** The far shell's word for its bash: what PATH is by then may not have one. */
  private static final String GIVEN = "\"$2\"";

  private ShellText() {}

  static String of(Path bash, String script, Map<String, String> env) {
    return environment(env) + "exec " + bash(quote(bash.toString()), script) + " </dev/null\n";
  }

  /** In a session of its own, and without standard input. */
  static String apart(String script, Map<String, String> env) {
    return environment(env) + "exec \"$1\" " + bash(GIVEN, script) + " </dev/null\n";
  }

  /** With the standard input that the caller has. */
  static String fed(String script, Map<String, String> env) {
    return environment(env) + "exec " + bash(GIVEN, script) + "\n";
  }

  private static String bash(String program, String script) {
    return program + " -euo pipefail -c " + quote(script);
  }

  private static String environment(Map<String, String> env) {
    StringBuilder text = new StringBuilder();
    env.forEach((name, value) -> text.append(export(name, value)));
    return text.toString();
  }

  /** Names that are no names in bash, such as those of exported functions, cannot be set by it. */
  private static String export(String name, String value) {
    boolean possible = name.matches("[A-Za-z_][A-Za-z0-9_]*") && !READ_ONLY.contains(name);
    return possible ? "export " + name + "=" + quote(value) + "\n" : "";
  }

  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
