package dev.stepgate.cli;

import dev.stepgate.run.Json;
import dev.stepgate.runbook.draft.Draft;
import dev.stepgate.runbook.draft.Drafted;
import dev.stepgate.runbook.draft.Finding;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "draft",
    description = "Drafts a runbook from a document, and reports what is doubtful; runs nothing.",
    footer = {
      "  stepgate draft RESTORE.md -o restore.yaml",
      "  stepgate draft RESTORE.md > restore.yaml 2> report.txt",
      "  stepgate draft --json RESTORE.md | jq -r '.findings[].message'"
    })
final class DraftCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private OutputFile output = new OutputFile();

  @Parameters(paramLabel = "DOC", description = "The document: Markdown, or plain text.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print one JSON object with draft and report.")
  private boolean json;

  DraftCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Drafted drafted = Draft.of(file, bytes());
    if (json) {
      sayAll(drafted);
    } else {
      output.write(drafted.yaml(), session);
      drafted.findings().forEach(this::report);
      session.remark(summary(drafted));
    }
    return ExitCode.PASSED.code();
  }

  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Draft.MOST_BYTES + 1);
    } catch (IOException failed) {
      String why =
          failed instanceof NoSuchFileException
              ? "no such file"
              : Files.isDirectory(file) ? "not a file" : String.valueOf(failed.getMessage());
      throw new UserError(
              ExitCode.INVALID,
              "cannot read the document '" + file + "': " + why,
              "Name a text file that you may read.")
          .causedBy(failed);
    }
  }

  private void sayAll(Drafted drafted) {
    ObjectNode node = Json.object();
    Json.putAll(node, drafted);
    if (output.file() != null) {
      output.write(drafted.yaml(), session);
      node.remove("yaml");
      node.put("output", output.file().toString());
    }
    session.say(node);
  }

  private void report(Finding finding) {
    String place = finding.line() == 0 ? file.toString() : file + ":" + finding.line();
    session.remark(place + ": " + finding.message() + " [" + finding.rule() + "]");
    session.remark("  " + finding.hint());
  }

  private static String summary(Drafted drafted) {
    String found =
        drafted.commands() == 0
            ? ""
            : ", %d of %d commands in them, %s with something to expect"
                .formatted(drafted.kept(), drafted.commands(), counted(drafted.checks(), "check"));
    String findings = counted(drafted.findings().size(), "finding");
    return counted(drafted.steps(), "step") + found + ", " + findings;
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
