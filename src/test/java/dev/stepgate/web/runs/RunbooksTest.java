package dev.stepgate.web.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbooksTest {
  @TempDir Path home;

  @Test
  void areTheFilesThatCallThemselvesRunbooks() throws IOException {
    write("books/restore.yaml", "# comment\nrunbook: restore\n");
    write("books/deep/other.yml", "runbook: other\n");
    write("books/masking.yaml", "tables: {}\n");
    write("books/notes.txt", "runbook: notes\n");
    write("outside.yaml", "runbook: outside\n");
    assertThat(runbooks().all())
        .extracting(Runbooks.Entry::name)
        .containsExactly("deep/other.yml", "restore.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../outside.yaml", "/etc/passwd", "", "restore.yaml/../../outside.yaml", "\0"})
  void noNameLeadsOutOfTheFolders(String name) throws IOException {
    write("books/restore.yaml", "runbook: restore\n");
    write("outside.yaml", "runbook: outside\n");
    assertThatThrownBy(() -> runbooks().named(name))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("there is no runbook ");
  }

  private Runbooks runbooks() throws IOException {
    write("console.yaml", "runbooks: [" + home.resolve("books") + "]\n");
    return new Runbooks(ConsoleSettings.in(home));
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
