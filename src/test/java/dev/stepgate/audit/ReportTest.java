package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.audit.Report.Format;
import dev.stepgate.support.UserError;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

class ReportTest {
  private static final String EVIL = "<script>alert(1)</script> | `x` \u001b[31m ]]> & \"'";
  @TempDir Path home;
  private LogTester tester;

  @BeforeEach
  void setUp() {
    tester = new LogTester(home);
  }

  @Test
  void textHasTheVerdictAboveTheLog() {
    tester.wholeRun();
    assertThat(render(Format.TEXT))
        .startsWith(
            "Result        passed, 3 of 3 steps have passed\n"
                + "Log           intact: all 39 records are sealed; not compared with the store, so a cut")
        .endsWith(LogTester.read(tester.folder.readable()));
  }

  @Test
  void markdownSaysWhoDidWhatAndEscapesWhatTheySaid() {
    evil();
    assertThat(render(Format.MD))
        .contains("# Restore production into development\n")
        .contains("| Begun by | ann on dev1, 2026-07-11T14:30:00.000Z |")
        .contains("## Step 1: backup - Do the backup\n\n### Attempt 1: failed\n")
        .contains("\\<script\\>alert(1)\\</script\\> \\| \\`x\\` \\\\u\\{1b\\}\\[31m")
        .doesNotContain("<script>", "\u001b");
  }

  @Test
  void htmlNeedsNothingElseAndEscapesEverything() {
    evil();
    assertThat(render(Format.HTML))
        .contains("<!DOCTYPE html>", "&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("<span class=\"badge failed\">failed</span>")
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("<script", "\u001b", "http:", "https:", " src=", " href=");
  }

  @Test
  void htmlTellsWhoConfirmed() {
    tester.wholeRun();
    assertThat(render(Format.HTML))
        .contains("<li>2026-07-11T14:30:03.130Z: check of step backup made again: passed</li>")
        .contains("confirmed by bob on dev1, 2026-07-11T14:31:10.000Z, terminal")
        .contains("Signed in; Status shows Connected")
        .contains("all 39 records are sealed");
  }

  @Test
  void jsonHoldsTheRecordsByStep() {
    tester.wholeRun();
    JsonNode report = RecordLine.JSON.readTree(render(Format.JSON));
    assertThat(report.at("/state").asString()).isEqualTo("passed");
    assertThat(report.at("/verification/state").asString()).isEqualTo("intact");
    assertThat(report.at("/steps/1/attempts/0/checks/0/actual").asString()).isEqualTo("=0 rows");
    assertThat(report.at("/steps/2/attempts/0/confirmation/user").asString()).isEqualTo("bob");
    assertThat(report.at("/attempts/2/end/exit").asInt()).isZero();
  }

  @Test
  void csvCannotBeTakenForAFormula() {
    tester.wholeRun();
    List<String> lines = render(Format.CSV).lines().toList();
    assertThat(lines.get(0)).startsWith("run,step,id,title,attempt,begun,outcome,took_ms,reason,");
    assertThat(lines).anyMatch(line -> line.contains(",\">= 1\",\"'=0 rows\",\"failed\","));
    assertThat(lines).anyMatch(line -> line.contains(",\"bob\",") && line.contains("\"'=seen it"));
  }

  @Test
  void csvQuotesQuotes() {
    evil();
    assertThat(render(Format.CSV)).contains("& \"\"'\",");
  }

  @Test
  void junitFailsForWhatDidNotPass() throws Exception {
    evil();
    Document xml = xml(render(Format.JUNIT));
    assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(xml.getDocumentElement().getAttribute("skipped")).isEqualTo("2");
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("expected: >= 1\nactual:   <script>alert(1)</script>");
    assertThat(xml.getElementsByTagName("error").getLength()).isZero();
  }

  @Test
  void junitFailsForATamperedLog() throws Exception {
    tester.wholeRun();
    List<String> lines = tester.lines();
    lines.remove(5);
    tester.lines(lines);
    Document xml = xml(render(Format.JUNIT));
    assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("1");
    assertThat(xml.getElementsByTagName("error").item(0).getTextContent())
        .contains("line 6: its seq is 6, expected 5");
  }

  @Test
  void everyFormatCopesWithALogThatHasOnlyBegun() {
    tester.start();
    for (Format format : Format.values()) {
      assertThat(render(format))
          .as(format.word())
          .contains(format == Format.CSV ? "run," : "backup");
    }
  }

  @Test
  void refusesALogWithoutARunAndFormatsNobodyKnows() {
    tester.wholeRun();
    tester.lines(tester.lines().subList(1, 20));
    assertThatThrownBy(() -> render(Format.HTML))
        .isInstanceOf(UserError.class)
        .hasMessage("the log " + tester.folder.log() + " does not say what was run");
    assertThatThrownBy(() -> Format.of("pdf")).hasMessage("unknown report format 'pdf'");
    assertThat(Format.of("junit")).isEqualTo(Format.JUNIT);
  }

  private void evil() {
    tester.start().intent(1, "backup", 1).exit("backup", 1, 0);
    tester.log.append(
        "check",
        LogTester.fields(
            "step",
            "backup",
            "attempt",
            1,
            "index",
            1,
            "phase",
            "after",
            "check",
            EVIL,
            "expected",
            ">= 1",
            "actual",
            EVIL,
            "verdict",
            "failed",
            "tries",
            1));
    tester.outcome(1, "backup", 1, "failed").end("failed", 1, 0);
  }

  private String render(Format format) {
    return Report.render(format, tester.folder, tester.verify());
  }

  private static Document xml(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }
}
