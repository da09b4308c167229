package dev.stepgate.web.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  /** As a pod sees a ConfigMap. */
  @Test
  void areFoundOnceBehindLinks() throws IOException {
    write("map/..2026/restore.yaml", "runbook: restore\n");
    write("map/.git/old.yaml", "runbook: old\n");
    write("map/.restore.yaml", "runbook: being-edited\n");
    Files.createSymbolicLink(home.resolve("map/..data"), Path.of("..2026"));
    Files.createSymbolicLink(home.resolve("map/restore.yaml"), Path.of("..data/restore.yaml"));
    Files.createSymbolicLink(home.resolve("books"), home.resolve("map"));
    assertThat(runbooks().all())
        .extracting(Runbooks.Entry::file)
        .containsExactly(home.resolve("books/restore.yaml"));
  }

  @Test
  void ofTheSameNameAreRefused() throws IOException {
    write("books/restore.yaml", "runbook: restore\n");
    write("more/restore.yaml", "runbook: another\n");
    Runbooks both = runbooks("books", "more");
    assertThat(both.all()).hasSize(2);
    assertThatThrownBy(() -> both.named("restore.yaml"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "two runbooks have the name restore.yaml: %s and %s",
            home.resolve("books/restore.yaml"), home.resolve("more/restore.yaml"));
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

  private Runbooks runbooks(String... folders) throws IOException {
    List<String> paths = Stream.of(folders).map(name -> home.resolve(name).toString()).toList();
    write("console.yaml", "runbooks: " + (paths.isEmpty() ? "[" + home + "/books]" : paths) + "\n");
    return new Runbooks(ConsoleSettings.in(home));
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
