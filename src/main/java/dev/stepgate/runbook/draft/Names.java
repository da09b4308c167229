package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that commands want from their surroundings, and the values that a person has to give.
 */
final class Names {
  private static final Set<String> GIVEN =
      Set.of(
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "TERM",
          "PATH",
          "TMPDIR",
          "EDITOR",
          "HOSTNAME",
          "PWD",
          "OLDPWD",
          "UID",
          "EUID",
          "RANDOM",
          "SECONDS",
          "LINENO",
          "PPID",
          "IFS",
          "_",
          "FUNCNAME",
          "BASH_SOURCE",
          "BASH_REMATCH",
          "PIPESTATUS",
          "OPTARG",
          "OPTIND",
          "REPLY",
          "DISPLAY",
          "LC_ALL");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:password|passwd|passphrase)|(?:.*_)?(?:pwd|pass|secret|token|(?:api|access|secret|private)_?key)");
  private static final Pattern VARIABLE = Pattern.compile("(?!STEPGATE_|BASH)[A-Za-z_]\\w{0,99}");
  private static final Pattern ENV_FILE =
      Pattern.compile(
          "(?:\\bgrep\\b[^|;&\\n]*\\s|\\bsource\\s+|(?:^|[;&]\\s*)\\.\\s+|\\bcat\\s+|\\bcut\\b[^|;&\\n]*\\s|--env-file[ =])[\"']?((?:[\\w./-]*/)?[\\w-]*\\.env(?:\\.\\w+)?)\\b",
          Pattern.MULTILINE);
  private static final Pattern HERE =
      Pattern.compile("<<-?\\s*(['\"])(\\w+)\\1[^\\n]*\\n.*?\\n\\s*\\2\\b", Pattern.DOTALL);
  private final Set<String> required = new LinkedHashSet<>();
  private final Map<String, Integer> secrets = new LinkedHashMap<>();
  private final Map<String, Given> inputs = new LinkedHashMap<>();
  private final Map<String, Literal> literals = new LinkedHashMap<>();
  private final Set<String> set = new LinkedHashSet<>();
  private final Findings findings;
  private String envFile = "";

  Names(Findings findings) {
    this.findings = findings;
  }

  /** A placeholder: how it is written, and where. */
  record Given(String text, List<Integer> lines) {}

  /** A password that stands in a command. */
  record Literal(String name, List<Integer> lines) {}

  static boolean isSecret(String name) {
    return SECRET.matcher(name).matches();
  }

  void read(Plan plan) {
    List<Block.Code> all = new ArrayList<>(plan.action);
    plan.proofs.forEach(proof -> all.add(new Block.Code(proof.line(), "bash", proof.command())));
    boolean powershell = plan.action.stream().anyMatch(Language::isPowershell);
    all.stream().filter(code -> !powershell).forEach(this::variables);
    all.forEach(this::values);
    plan.looks.forEach(
        look ->
            Words.code(look.text())
                .forEach(
                    code ->
                        Placeholders.in(code).forEach(found -> placeholder(found, look.line()))));
  }

  private void variables(Block.Code code) {
    String text = HERE.matcher(Script.verbatim(code)).replaceAll("");
    Matcher file = ENV_FILE.matcher(Shell.unquoted(text));
    if (file.find() && envFile.isEmpty()) {
      envFile = file.group(1);
    }
    Set<String> used = Shell.used(text);
    set.addAll(Shell.set(text));
    used.removeAll(Shell.set(text));
    used.removeIf(
        name ->
            GIVEN.contains(name)
                || Runbook.GIVEN.contains(name)
                || name.startsWith("SHOWN_")
                || !VARIABLE.matcher(name).matches());
    for (String name : used) {
      if (SECRET.matcher(name).matches()) {
        secrets.putIfAbsent(name, code.line());
      } else {
        required.add(name);
      }
    }
  }

  private void values(Block.Code code) {
    int line = code.line();
    for (String text : code.text().split("\n", -1)) {
      for (Placeholders.Found found : Placeholders.in(text)) {
        placeholder(found, line);
      }
      for (Passwords.Found found : Passwords.in(text)) {
        password(found, line);
      }
      line++;
    }
  }

  private void placeholder(Placeholders.Found found, int line) {
    if (SECRET.matcher(found.name()).matches()) {
      return;
    }
    Given given =
        inputs.computeIfAbsent(found.name(), name -> new Given(found.text(), new ArrayList<>()));
    given.lines().add(line);
  }

  private void password(Passwords.Found found, int line) {
    String name =
        literals.containsKey(found.value())
            ? literals.get(found.value()).name()
            : free(found.name());
    literals
        .computeIfAbsent(found.value(), value -> new Literal(name, new ArrayList<>()))
        .lines()
        .add(line);
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; isTaken(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return required.contains(name)
        || secrets.containsKey(name)
        || literals.values().stream().anyMatch(l -> l.name().equals(name));
  }

  /** The keys of the file, above its steps. */
  List<Yaml.Entry> entries() {
    List<Yaml.Entry> entries = new ArrayList<>();
    env().ifPresent(entries::add);
    secrets().ifPresent(entries::add);
    inputs().ifPresent(entries::add);
    return entries;
  }

  private Optional<Yaml.Entry> env() {
    if (required.isEmpty() && (envFile.isEmpty() || secrets.isEmpty())) {
      return Optional.empty();
    }
    List<Yaml.Entry> env = new ArrayList<>();
    if (!envFile.isEmpty()) {
      env.add(new Yaml.Entry("file", Yaml.Words.of(envFile)));
    }
    if (!required.isEmpty()) {
      env.add(new Yaml.Entry("require", Yaml.Items.of(List.copyOf(required))));
    }
    return Optional.of(new Yaml.Entry(List.of(""), "env", new Yaml.Keys(env)));
  }

  private Optional<Yaml.Entry> secrets() {
    List<Yaml.Entry> all = new ArrayList<>();
    secrets.keySet().forEach(name -> all.add(new Yaml.Entry(name, Parts.keys("env", name))));
    literals.values().stream()
        .filter(
            literal -> !secrets.containsKey(literal.name()) && !required.contains(literal.name()))
        .forEach(
            literal ->
                all.add(
                    new Yaml.Entry(
                        List.of("stands in the commands of line " + lines(literal.lines())),
                        literal.name(),
                        Parts.keys(
                            "prompt",
                            "The password of line "
                                + literal.lines().get(0)
                                + " of the document"))));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Yaml.Entry(List.of(""), "secrets", new Yaml.Keys(all)));
  }

  private Optional<Yaml.Entry> inputs() {
    List<Yaml.Entry> all = new ArrayList<>();
    inputs.forEach(
        (name, given) -> {
          if (!isTaken(name)) {
            all.add(new Yaml.Entry(name, input(name, given)));
          }
        });
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Yaml.Entry(List.of(""), "inputs", new Yaml.Keys(all)));
  }

  private static String lines(List<Integer> lines) {
    return String.join(", ", lines.stream().distinct().limit(10).map(String::valueOf).toList());
  }

  /** What a person has to put into commands, once for each value. */
  void tell(List<TypedLine> typed) {
    typed.forEach(line -> set.addAll(Shell.set(line.text())));
    required.stream()
        .filter(name -> !set.isEmpty() && !set.contains(name))
        .forEach(
            name ->
                findings.add(
                    "never-set",
                    0,
                    "$" + name + " is used, and the document never sets it",
                    "It stands under env.require, so a run wants a value for it."));
    inputs.forEach(
        (name, given) ->
            findings.add(
                "placeholder",
                given.lines().get(0),
                "'" + given.text() + "' stands for a value in line " + lines(given.lines()),
                "Write ${"
                    + name
                    + "} in its place"
                    + (isStamp(name)
                        ? ", also where the file is made: it is the moment of the run, or -e "
                        : ", and give the value with -e ")
                    + name
                    + "=VALUE."));
    literals
        .values()
        .forEach(
            literal ->
                findings.add(
                    "password-on-command-line",
                    literal.lines().get(0),
                    "a password stands in the command of line " + lines(literal.lines()),
                    "Write ${"
                        + literal.name()
                        + "} in its place, and change the password if it is a real one."));
  }

  private static boolean isStamp(String name) {
    return name.equals("STAMP");
  }

  private static Yaml input(String name, Given given) {
    String value = isStamp(name) ? "${RUN_STAMP}" : Escapes.text(given.text());
    return new Yaml.Keys(
        List.of(
            new Yaml.Entry("default", Yaml.Words.of(value)),
            new Yaml.Entry(
                "description",
                Yaml.Words.of(
                    "Stands as "
                        + given.text()
                        + " in the commands of line "
                        + lines(given.lines())))));
  }
}
