package dev.stepgate.run;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.Redactor;
import dev.stepgate.support.UserError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of a run's names, and what must never be shown. */
record Resolved(Variables variables, Map<String, String> hidden, Redactor redactor) {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(PASSWORD|PASSWD|_PWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL).*");
  private static final int PLAUSIBLE = 6;
  private static final int MOST_HIDDEN = 8_192;

  static Resolved of(
      Setting setting,
      Runbook runbook,
      Map<String, String> chosen,
      Given given,
      Operator operator) {
    Sources sources =
        new Sources(runbook, chosen, setting.environment(), given.names(), given.workFolder());
    Variables variables = sources.resolve(new SecretReader(given.workFolder(), operator));
    Map<String, String> hidden = new LinkedHashMap<>(undeclared(sources));
    hidden.putAll(variables.secrets());
    refuseTooMany(hidden);
    refuseChosenSecrets(chosen, Redactor.of(hidden));
    return new Resolved(variables, hidden, Redactor.of(hidden));
  }

  /** Without asking anybody; what cannot be read now cannot be taken out either. */
  static Redactor redactor(
      Setting setting, Runbook runbook, Map<String, String> chosen, Given given, Operator nobody) {
    Sources sources =
        new Sources(runbook, chosen, setting.environment(), given.names(), given.workFolder());
    Map<String, String> known = sources.known(new SecretReader(given.workFolder(), nobody));
    Map<String, String> hidden = new LinkedHashMap<>(undeclared(sources));
    hidden.putAll(known);
    return Redactor.of(hidden);
  }

  static boolean looksSecret(String name) {
    return SECRET_NAME.matcher(name).matches();
  }

  /** What is called a password is kept out of the log even where nobody declared it a secret. */
  private static Map<String, String> undeclared(Sources sources) {
    Map<String, String> all = new LinkedHashMap<>(sources.fromFile());
    sources.named().entrySet().stream()
        .filter(value -> !value.getValue().from().equals("-e"))
        .forEach(value -> all.put(value.getKey(), value.getValue().value()));
    all.entrySet()
        .removeIf(
            v ->
                !looksSecret(v.getKey())
                    || v.getValue().length() < PLAUSIBLE
                    || Redactor.tooShort(v.getValue()));
    return all;
  }

  /** Each form of each of them is watched for in all output; better refused than out of memory. */
  private static void refuseTooMany(Map<String, String> hidden) {
    int together = hidden.values().stream().distinct().mapToInt(String::length).sum();
    if (together > MOST_HIDDEN) {
      throw new UserError(
          ExitCode.INVALID,
          "the secrets have "
              + together
              + " characters together, "
              + MOST_HIDDEN
              + " can be kept out of the log",
          "Let commands read long keys from files of their own.");
    }
  }

  /** What is given with -e stands in the log, and is taken from there on resume. */
  private static void refuseChosenSecrets(Map<String, String> chosen, Redactor redactor) {
    chosen.forEach(
        (name, value) -> {
          if (!redactor.text(value).equals(value)) {
            throw new UserError(
                ExitCode.INVALID,
                "-e " + name + " holds a secret, and inputs stand in the log",
                "Give only the part that is not secret.");
          }
        });
  }

  /** What the run restores; without a lock of its own, a runbook is at least alone with itself. */
  String target(Runbook runbook) {
    return runbook.lock() == null
        ? "runbook " + runbook.name()
        : redactor.text(runbook.lock().expand(variables.values()));
  }
}
