package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import dev.stepgate.support.Sizes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size that a file should have that a command looks at. */
final class FileSize {
  private FileSize() {}

  /** A check of the file itself; of several files, of all they hold together. */
  static Optional<Yaml.Keys> of(String command, Amount amount) {
    Optional<String> file = Looked.file(command);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (!file.get().matches(".*[*?$\\[].*")) {
      return Optional.of(keys("file", Placeholders.named(file.get()), "size", amount.wanted()));
    }
    String all = "cat " + shown(file.get(), command) + " | wc -c";
    return bytes(amount.wanted()).map(number -> keys("run", all, "number", number));
  }

  /** As the command has it, with its quotes. */
  private static String shown(String file, String command) {
    Matcher raw = Pattern.compile("\\S*" + Pattern.quote(file) + "\\S*").matcher(command);
    return raw.find() ? raw.group() : "\"" + file + "\"";
  }

  private static Optional<String> bytes(String sizes) {
    Matcher matcher = Pattern.compile("\\d+(?:\\.\\d+)?(?:[KMGT]i?B)?").matcher(sizes);
    try {
      return Optional.of(matcher.replaceAll(size -> String.valueOf(Sizes.parse(size.group()))));
    } catch (IllegalArgumentException tooMuch) {
      return Optional.empty();
    }
  }

  private static Yaml.Keys keys(String subject, String of, String wanted, String value) {
    return new Yaml.Keys(
        List.of(
            new Yaml.Entry(subject, Yaml.Words.of(of)),
            new Yaml.Entry(wanted, new Yaml.Words(value, true))));
  }
}
