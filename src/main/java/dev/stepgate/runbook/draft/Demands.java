package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document demands of all commands, and the commands that do otherwise. */
final class Demands {
  private static final Pattern MUST =
      Pattern.compile(
          "(?i)\\b(?:all|every|each|any)\\s+`?([\\w-]+)`?\\s+(?:commands?|calls?|invocations?)\\b.*\\b(?:must|should|has to|have to|needs? to|always)\\b.*");
  private static final Pattern NEVER =
      Pattern.compile(
          "(?i)\\b(?:never|avoid|do not|don't|must not|not ever)\\b.{0,30}\\b(?:use|using|run|pass|passing)\\b.*");
  private static final Pattern OPTION = Pattern.compile("(?<=\\s|^)--?[A-Za-z][\\w-]*");
  private static final Pattern REDIRECT =
      Pattern.compile(
          "(?:^|[;&|(]|sudo\\s)\\s*(?:\\w+=\\S*\\s+)*(?:sudo\\s+)?(?:mysql|mariadb|psql|sqlite3|sqlcmd)\\b(?:[^|;<\\n]*[^<\\s])?\\s*<\\s*[^<(&\\s]");

  private Demands() {}

  static void find(Source source, List<TypedLine> typed, Findings findings) {
    int forbidden = 0;
    for (int i = 0; i < source.lines().size(); i++) {
      String line = source.lines().get(i);
      Matcher must = MUST.matcher(line);
      if (must.find() && line.length() < 500) {
        demanded(must.group(1), line, i + 1, typed, findings);
      }
      if (NEVER.matcher(line).find() && line.length() < 500) {
        forbidden = line.matches(".*\\s<\\s.*|.*`<`.*") ? i + 1 : forbidden;
        forbidden(line, i + 1, typed, findings);
      }
    }
    redirects(forbidden, typed, findings);
  }

  private static void demanded(
      String program, String line, int at, List<TypedLine> typed, Findings findings) {
    List<String> options = new ArrayList<>();
    Words.code(line)
        .forEach(
            code -> OPTION.matcher(code).results().forEach(found -> options.add(found.group())));
    Pattern named =
        Pattern.compile(
            "(?i)(?:^|[\\s;&|(])"
                + Pattern.quote(program.toLowerCase(Locale.ROOT))
                + "(?:dump|admin|import|sh|-cli)?(?=\\s)");
    for (TypedLine command : typed) {
      List<String> missing =
          options.stream().filter(option -> !has(command.text(), option)).toList();
      if (command.line() != at && named.matcher(command.text()).find() && !missing.isEmpty()) {
        findings.add(
            "demand-broken",
            command.line(),
            "'" + Words.shortened(command.text(), 60) + "' has no " + String.join(", ", missing),
            "Line " + at + " demands it of every " + program + " command.");
      }
    }
  }

  private static boolean has(String command, String option) {
    return Pattern.compile("(?:^|\\s)" + Pattern.quote(option) + "(?:[\\s=\"'$\\d]|$)")
        .matcher(command)
        .find();
  }

  private static void forbidden(String line, int at, List<TypedLine> typed, Findings findings) {
    for (String code : Words.code(line)) {
      if (code.length() > 2 && !code.contains("<")) {
        typed.stream()
            .filter(command -> command.line() != at && command.text().contains(code))
            .forEach(
                command ->
                    findings.add(
                        "forbidden",
                        command.line(),
                        "'" + Words.shortened(code, 40) + "' is used here",
                        "Line " + at + " forbids it."));
      }
    }
  }

  private static void redirects(int forbidden, List<TypedLine> typed, Findings findings) {
    String hint =
        forbidden == 0
            ? "Let the client read the file itself, so that an error is not missed."
            : "Line " + forbidden + " forbids it; let the client read the file itself.";
    typed.stream()
        .filter(command -> REDIRECT.matcher(Shell.unquoted(command.text())).find())
        .forEach(
            command ->
                findings.add(
                    "redirect",
                    command.line(),
                    "a script is fed to the client with '<': "
                        + Words.shortened(command.text(), 60),
                    hint));
  }
}
