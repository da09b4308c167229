package dev.stepgate.runbook.draft;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final String STEPS = "# Restore\n\n1. Run `ls -l /srv`\n2. Run `date -u`\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "a.adoc         | '= Restore' | AsciiDoc",
        "a.txt          | '= Restore\n:toc:\n' | AsciiDoc",
        "a.RST          | 'Restore' | reStructuredText",
        "a.org          | '* Restore' | Org",
        "a.html         | '<p>' | HTML",
        "runbook        | '<!DOCTYPE html><p>' | HTML",
        "a.docx         | 'x' | a file of an office program",
        "restore        | 'PK\u0003\u0004\u0014' | a file of an office program",
        "restore.md     | '%PDF-1.7' | a PDF file",
        "page.wiki      | 'h1. Restore' | wiki text",
      })
  void refusesWhatItWouldMisread(String file, String text, String name) {
    String real = text.replace("\\n", "\n").translateEscapes();

    assertThatThrownBy(() -> Draft.of(Path.of(file), real.getBytes(ISO_8859_1)))
        .isInstanceOf(UserError.class)
        .hasMessage("'" + file + "' is " + name + ", and only Markdown and plain text are read")
        .extracting(refused -> ((UserError) refused).hint())
        .asString()
        .startsWith("Convert it, for example with ");
  }

  @ParameterizedTest
  @CsvSource({"a.md", "a.txt", "README", "a.markdown", "notes.of.html.md"})
  void readsMarkdownAndPlainText(String file) {
    assertThat(Draft.of(Path.of(file), STEPS.getBytes(UTF_8)).steps()).isEqualTo(2);
  }

  @Test
  void readsWhatWindowsCallsUnicode() {
    Path file = Path.of("a.txt");
    String wanted = Draft.of(file, STEPS.getBytes(UTF_8)).yaml();

    assertThat(Draft.of(file, STEPS.getBytes(UTF_16)).yaml()).isEqualTo(wanted);
    assertThat(Draft.of(file, ("\ufeff" + STEPS).getBytes(UTF_16LE)).yaml()).isEqualTo(wanted);
  }
}
