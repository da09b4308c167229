package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.render.Unrendered;
import dev.stepgate.runbook.yaml.YamlWriter;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the draft of a runbook from a document that describes a procedure. */
public final class Draft {
  public static final int MOST_BYTES = 1_000_000;
  private static final int MOST_OF_A_RUNBOOK = 2_000_000;
  private static final int MOST_STEPS = 500;
  private final Path file;
  private final Findings findings = new Findings();

  private Draft(Path file) {
    this.file = file;
  }

  /** The draft; an error if there is no step in the document. */
  public static Drafted of(Path file, byte[] document) {
    return new Draft(file).draft(document);
  }

  private Drafted draft(byte[] document) {
    Formats.refuse(file, document);
    Source source = Source.of(document, findings);
    return rendered(source).orElseGet(() -> read(source));
  }

  /** A document that was made from a runbook has everything of it. */
  private Optional<Drafted> rendered(Source source) {
    Optional<Unrendered> back = Unrendered.read(source.text());
    if (back.isEmpty()) {
      return Optional.empty();
    }
    String yaml = YamlWriter.write(back.get().runbook());
    Loaded loaded = load(yaml);
    if (loaded.runbook() == null) {
      findings.add(
          "rendered",
          1,
          "it was written by stepgate render, and has been changed since",
          "Look at everything: it was read like any other document.");
      return Optional.empty();
    }
    back.get()
        .leftOut()
        .forEach(
            line ->
                findings.add(
                    "left-out",
                    line,
                    "this is no part of a runbook",
                    "Add it to the runbook by hand if it is needed."));
    int steps = loaded.runbook().steps().size();
    return Optional.of(new Drafted(yaml, steps, 0, 0, 0, findings.inOrder()));
  }

  private Drafted read(Source source) {
    List<Block> blocks = BlockReader.read(source);
    Section document = Section.of(blocks);
    UnitFinder.Found found = UnitFinder.find(document);
    refuse(found.units().size());
    List<Plan> plans =
        found.units().stream().map(unit -> Interpreter.interpret(unit, findings)).toList();
    Drafted drafted = new Drafting(file, document, blocks, found, plans, findings).draft(source);
    if (drafted.yaml().getBytes(StandardCharsets.UTF_8).length > MOST_OF_A_RUNBOOK) {
      throw new UserError(
          ExitCode.INVALID,
          "the steps in '" + file + "' are larger than 2 MB",
          "Keep data in files beside the document.");
    }
    return drafted;
  }

  private void refuse(int steps) {
    if (steps == 0) {
      throw new UserError(
          ExitCode.INVALID,
          "there is no step in '" + file + "'",
          "Steps are headings such as 'Step 1: …', numbered lists, or blocks of commands.");
    }
    if (steps > MOST_STEPS) {
      throw new UserError(
          ExitCode.INVALID,
          "there are " + steps + " steps in '" + file + "', more than " + MOST_STEPS,
          "Cut the document down to one procedure.");
    }
  }

  static Loaded load(String yaml) {
    return new RunbookLoader().load(Path.of("draft.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
  }
}
