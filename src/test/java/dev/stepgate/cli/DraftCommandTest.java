package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DraftCommandTest {
  private static final String DOCUMENT =
      """
      # Copy
      1. Run `cp a.txt b.txt`, see step 4
      2. Run `rm a.txt`
      """;

  @TempDir Path folder;
  private final Typed typed = new Typed();

  @Test
  void printsTheDraftAndReportsBesideIt() throws IOException {
    Path document = Files.writeString(folder.resolve("copy.md"), DOCUMENT);

    assertThat(typed.run("draft", document.toString())).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            # yaml-language-server: $schema=runbook.schema.json

            # A draft of copy.md, made by stepgate draft. Line numbers are those of the document.
            # Everything that could not be decided stands here as a comment.

            runbook: copy
            title: Copy

            steps:
              # line 2, step 1
              - id: run-cp-txt-b-txt-see-step-4
                title: Run cp a.txt b.txt, see step 4
                run: cp a.txt b.txt
                unchecked: the document names no check (line 2)

              # line 3, step 2
              - id: run-rm-txt
                title: Run rm a.txt
                run: rm a.txt
                unchecked: the document names no check (line 3)
            """);
    assertThat(typed.err().replace(document.toString(), "copy.md"))
        .isEqualTo(
            """
            copy.md:2: step 'run-cp-txt-b-txt-see-step-4' has no check that could be run [no-check]
              Find something that is only there if the step has worked.
            copy.md:2: step 4 is named, and there is none [no-such-step]
              The steps go from 1 to 2; find out which one is meant.
            copy.md:3: step 'run-rm-txt' has no check that could be run [no-check]
              Find something that is only there if the step has worked.
            2 steps, 2 of 2 commands in them, 0 checks with something to expect, 3 findings
            """);
    assertThat(typed.services()).isZero();
  }

  @Test
  void writesOneObjectForPrograms() throws IOException {
    Path document = Files.writeString(folder.resolve("copy.md"), DOCUMENT);

    assertThat(typed.run("draft", "--json", document.toString())).isZero();
    JsonNode node = new JsonMapper().readTree(typed.out());
    assertThat(node.path("steps").asInt()).isEqualTo(2);
    assertThat(node.path("yaml").asString()).contains("runbook: copy\n");
    assertThat(node.path("findings").get(0).path("rule").asString()).isEqualTo("no-check");
    assertThat(node.path("findings").get(0).path("line").asInt()).isEqualTo(2);
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void overwritesNothingUnasked() throws IOException {
    Path document = Files.writeString(folder.resolve("copy.md"), DOCUMENT);
    Path there = Files.writeString(folder.resolve("there.yaml"), "mine");

    assertThat(typed.run("draft", document.toString(), "-o", there.toString())).isEqualTo(4);
    assertThat(there).hasContent("mine");
    assertThat(typed.err())
        .isEqualTo(
            "error: cannot write '"
                + there
                + "': it is there already\nhint: Name a new file, or add --overwrite.\n");
    assertThat(typed.run("draft", document.toString(), "-o", there.toString(), "--overwrite"))
        .isZero();
    assertThat(there).content().startsWith("# yaml-language-server");
  }

  @Test
  void saysThatThereIsNoStep() throws IOException {
    Path document = Files.writeString(folder.resolve("empty.md"), "Hello.\n");

    assertThat(typed.run("draft", document.toString())).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            "error: there is no step in '"
                + document
                + "'\nhint: Steps are headings such as 'Step 1: …', numbered lists, or blocks of commands.\n");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void namesADocumentThatIsNotThere() {
    assertThat(typed.run("draft", "nowhere.md")).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            "error: cannot read the document 'nowhere.md': no such file\nhint: Name a text file that you may read.\n");
  }

  @Test
  void whatIsRenderedIsDraftedAgain() throws IOException {
    Path document = folder.resolve("quickstart.md");

    assertThat(typed.run("render", "runbooks/quickstart.yaml", "-o", document.toString())).isZero();
    assertThat(document).content().startsWith("# Restore production into development\n");
    assertThat(typed.run("draft", document.toString())).isZero();
    assertThat(typed.out())
        .startsWith("runbook: quickstart\ntitle: Restore production into development\n");
    assertThat(typed.err()).isEqualTo("10 steps, 0 findings\n");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyDraftCanBePlanned(Path document) throws IOException {
    Path draft = folder.resolve("draft.yaml");

    assertThat(typed.run("draft", document.toString(), "-o", draft.toString())).isZero();
    assertThat(new Typed().run("lint", draft.toString())).isZero();
    Typed plan = new Typed();
    assertThat(plan.run("plan", draft.toString())).as(plan.err()).isZero();
    assertThat(plan.out()).contains("nothing was run and nothing was checked");
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/drafts"))) {
      return files.filter(file -> file.toString().matches(".*\\.(?:md|txt)")).sorted().toList();
    }
  }
}
