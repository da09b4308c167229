package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsTest {
  private static final String BOOK =
      """
      runbook: book
      steps:
        - id: hello
          run: echo hello
          check:
            - run: echo hello
              contains: hello
      """;

  @TempDir static Path home;
  private static Path folder = Path.of("");
  private final Typed typed = new Typed();

  @BeforeAll
  static void runForReal() throws IOException {
    Path book = Files.writeString(home.resolve("book.yaml"), BOOK);
    Map<String, String> env = Map.of("STEPGATE_HOME", home.toString());
    Typed first = new Typed();
    int exit =
        new Main(first.around(), () -> new Engine(env, Clock.systemUTC()))
            .run("run", book.toString());
    assertThat(exit).as(first.err()).isZero();
    try (Stream<Path> folders = Files.list(home.resolve("logs"))) {
      folder = folders.findFirst().orElseThrow();
    }
  }

  @BeforeEach
  void beAtHome() {
    typed.env.put("STEPGATE_HOME", home.toString());
  }

  @Test
  void findsAnUntouchedLogIntact() {
    assertThat(typed.run("audit", "verify", folder.toString())).isZero();
    assertThat(typed.out()).startsWith(folder.getFileName() + ": intact: all ");
    assertThat(typed.services()).isZero();
  }

  @Test
  void findsATouchedLog(@TempDir Path evidence) throws IOException {
    Path copy = copy(evidence);
    Path log = copy.resolve("audit.jsonl");
    Files.writeString(log, Files.readString(log).replace("echo hello", "echo Hello"));
    assertThat(typed.run("audit", "verify", copy.toString())).isEqualTo(4);
    assertThat(typed.out()).startsWith(folder.getFileName() + ": TAMPERED: ");
    assertThat(typed.err())
        .startsWith("error: the log of " + folder.getFileName() + " is not what was written: ")
        .endsWith(
            "  --> " + log + "\nhint: Trust only what stands before the first of these lines.\n");
  }

  @Test
  void verifiesAsJson() {
    assertThat(typed.run("audit", "verify", folder.toString(), "--json")).isZero();
    assertThat(typed.out())
        .startsWith("{\"run_id\":\"" + folder.getFileName() + "\",\"state\":\"intact\"")
        .endsWith("\"known_head\":false,\"known_seq\":null,\"key\":\"" + seal() + "\"}\n");
  }

  @Test
  void comparesARunOfThisStoreWithWhatItRemembers() {
    Map<String, String> env = Map.of("STEPGATE_HOME", home.toString());
    Main main = new Main(typed.around(), () -> new Engine(env, Clock.systemUTC()));
    assertThat(main.run("audit", "verify", "last")).isZero();
    assertThat(typed.out())
        .isEqualTo(
            folder.getFileName()
                + ": intact: all 11 records are sealed\n"
                + "the seals were compared with the key "
                + seal()
                + "\nthe log was compared with the store, which remembers record 10 as its last\n");
  }

  @Test
  void findsATailThatWasCutOffARunOfThisStore() throws IOException {
    Path log = folder.resolve("audit.jsonl");
    String whole = Files.readString(log);
    List<String> lines = whole.lines().toList();
    try {
      Files.writeString(log, String.join("\n", lines.subList(0, 5)) + "\n");
      Map<String, String> env = Map.of("STEPGATE_HOME", home.toString());
      Main main = new Main(typed.around(), () -> new Engine(env, Clock.systemUTC()));
      assertThat(main.run("audit", "verify", "last")).isEqualTo(4);
      assertThat(typed.err())
          .contains("the log ends before record 10, which the store remembers")
          .contains("its tail has been cut off");
      Typed listed = new Typed();
      Main lists = new Main(listed.around(), () -> new Engine(env, Clock.systemUTC()));
      assertThat(lists.run("runs", "--json")).isZero();
      assertThat(listed.out()).doesNotContain("\"ended_at\":\"");
    } finally {
      Files.writeString(log, whole);
    }
  }

  private static Path seal() {
    return home.resolve(".stepgate/keys/seal.pub");
  }

  @Test
  void refusesAKeyThatIsNone() throws IOException {
    Path key = Files.writeString(home.resolve("other.pub"), "no key");
    String run = folder.toString();
    assertThat(typed.run("audit", "verify", run, "--key", key.toString())).isNotZero();
    assertThat(typed.err()).startsWith("error: ").contains(key.toString());
  }

  @Test
  void writesAReportIntoANewFileOnly() throws IOException {
    String run = folder.toString();
    String file = home.resolve("report.md").toString();
    assertThat(typed.run("audit", "report", run, "--format", "md", "--output", file)).isZero();
    assertThat(Files.readString(Path.of(file))).contains("book");
    assertThat(typed.run("audit", "report", run, "--output", file)).isEqualTo(4);
    assertThat(typed.err())
        .isEqualTo(
            "error: the report '"
                + file
                + "' cannot be written: it is there already\n"
                + "hint: Name a new file after --output.\n");
  }

  @Test
  void refusesAFormatThatThereIsNot() {
    assertThat(typed.run("audit", "report", "last", "--format", "pdf")).isEqualTo(2);
    assertThat(typed.err()).startsWith("error: unknown report format 'pdf'\n");
  }

  @Test
  void bundlesARun() {
    Path zip = home.resolve("evidence.zip");
    String run = folder.toString();
    assertThat(typed.run("audit", "bundle", run, "--output", zip.toString())).isZero();
    assertThat(zip).isNotEmptyFile();
    assertThat(typed.out()).isEqualTo("bundled in " + zip + "\n");
  }

  private static Path copy(Path to) throws IOException {
    Path copy = Files.createDirectory(to.resolve(folder.getFileName()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, copy.resolve(folder.relativize(file)));
      }
    }
    return copy;
  }
}
