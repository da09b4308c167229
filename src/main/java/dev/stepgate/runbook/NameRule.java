package dev.stepgate.runbook;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a name may look like, depending on where it will be used. */
public enum NameRule {
  ANY("", "", ""),
  /** Becomes part of file names and is typed on the command line. */
  ID(
      "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$",
      "cannot be a name here",
      "Use letters, digits, - and _, at most 64, and start with a letter or a digit."),
  /** Becomes an environment variable. */
  VARIABLE(
      "^(?!STEPGATE_|(?:"
          + String.join("|", Runbook.GIVEN)
          + "|"
          + String.join("|", OfBash.NAMES)
          + ")$)[A-Za-z_][A-Za-z0-9_]{0,99}$",
      "cannot be the name of a variable",
      "Use letters, digits and _, and do not start with a digit.");

  private final String pattern;
  private final Pattern compiled;
  private final String complaint;
  private final String hint;

  NameRule(String pattern, String complaint, String hint) {
    this.pattern = pattern;
    this.compiled = Pattern.compile(pattern);
    this.complaint = complaint;
    this.hint = hint;
  }

  /** A regular expression that Java and JSON Schema read alike; empty if everything goes. */
  String pattern() {
    return pattern;
  }

  /** What is wrong with the name, if anything. */
  Optional<Problem> check(String name, Place place) {
    return this == ANY || compiled.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(new Problem("invalid", place, message(name), hint(name)));
  }

  private String message(String name) {
    return Shown.quoted(name) + " " + complaint;
  }

  private String hint(String name) {
    if (this == VARIABLE && name.startsWith("STEPGATE_")) {
      return "Names that start with STEPGATE_ belong to Stepgate; choose another.";
    }
    if (this == VARIABLE && Runbook.GIVEN.contains(name)) {
      return "Every run sets it already; choose another name.";
    }
    return this == VARIABLE && OfBash.NAMES.contains(name)
        ? "The shell sets it itself; choose another name."
        : hint;
  }

  /** Variables to which bash gives values of its own, whatever the environment says. */
  private static final class OfBash {
    private static final Set<String> NAMES =
        new TreeSet<>(
            Set.of(
                "_",
                "BASHOPTS",
                "BASHPID",
                "BASH_ENV",
                "BASH_VERSINFO",
                "DIRSTACK",
                "EPOCHREALTIME",
                "EPOCHSECONDS",
                "EUID",
                "FUNCNAME",
                "GROUPS",
                "HISTCMD",
                "IFS",
                "LINENO",
                "OLDPWD",
                "PPID",
                "PWD",
                "RANDOM",
                "SECONDS",
                "SHELLOPTS",
                "SHLVL",
                "SRANDOM",
                "UID"));
  }
}
