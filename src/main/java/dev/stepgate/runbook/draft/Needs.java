package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/** What has to be there before, as a check where the document names something to look at. */
final class Needs {
  private Needs() {}

  static Optional<Yaml> of(Said said) {
    for (String code : Words.code(said.text())) {
      Optional<Yaml> check = of(code);
      if (check.isPresent()) {
        return check;
      }
    }
    return Optional.empty();
  }

  private static Optional<Yaml> of(String code) {
    if (Language.isCommand(code)
        && (Looked.changesNothing(code)
            || code.matches("\\S+ (?:--version|-V|-v|version)(?: .*)?"))) {
      return Optional.of(Parts.keys("run", code));
    }
    if (code.matches(
            "(?:[\\w.~-]*/)+[\\w./-]*|[\\w-]*\\.(?:env|ya?ml|json|sql|gz|conf|ini|toml|pem|key|dump|tar|zip|cfg)")
        && !code.contains("path/to")) {
      return Optional.of(
          Parts.keys("file", code.endsWith("/") ? code.substring(0, code.length() - 1) : code));
    }
    return Language.isProgram(code)
        ? Optional.of(Parts.keys("run", "command -v " + code))
        : Optional.empty();
  }

  /** The lines of a section that lists what is needed. */
  static void collect(List<Block> blocks, List<Said> into) {
    for (Block block : blocks) {
      if (block instanceof Block.Listing list) {
        list.items().forEach(item -> into.add(new Said(item.line(), item.head())));
      } else if (block instanceof Block.Prose prose && !prose.text().endsWith(":")) {
        into.add(new Said(prose.line(), prose.text()));
      } else if (block instanceof Block.Code code && Language.isTyped(code)) {
        Script.of(code)
            .commands()
            .forEach(part -> into.add(new Said(part.line(), "`" + part.text() + "`")));
      }
    }
  }
}
