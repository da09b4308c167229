package dev.stepgate.host.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
  private static final SshServer PROD = SshServer.prod();
  private static final SshServer DEV = SshServer.dev();
  @TempDir Path folder;
  private Path there;
  private Bringing bringing;

  @BeforeEach
  void open() throws IOException {
    bringing = new Bringing(folder);
    there = Files.createTempDirectory(DEV.srv(), "transfer");
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterEach
  void close() {
    bringing.close();
  }

  @Test
  void bringsAFileToAHost() throws Exception {
    Path file = Files.writeString(folder.resolve("dump.sql"), "create table t;\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(bringing.from(here("dump.sql")).to(onDev("copy.sql")).run()).isEqualTo(16);

    assertThat(there.resolve("copy.sql")).hasContent("create table t;\n");
    assertThat(outcome("stat", "-c", "%a %U", there.resolve("copy.sql").toString()))
        .isEqualTo("640 stepgate-dev");
    assertThat(names(there)).containsExactly("copy.sql");
    String digest = sha256(file);
    assertThat(bringing.told.subList(0, 2))
        .containsExactly(
            "source: local:" + file + ": 16 bytes, sha256 " + digest,
            "target: dev:/srv/" + there.getFileName() + "/copy.sql: 16 bytes, sha256 " + digest);
    assertThat(bringing.told.get(2)).matches("16 bytes sent in [0-9.]+ s, [0-9.]+ MB/s");
  }

  @Test
  void bringsAFileFromAHostIntoAFolder() throws Exception {
    Files.writeString(there.resolve("a b"), "x");
    bringing.from(onDev("a b")).to(here("./")).run();
    assertThat(folder.resolve("a b")).hasContent("x");
  }

  private TransferEnd here(String path) {
    return bringing.here(path);
  }

  private TransferEnd onDev(String path) {
    return bringing.at(DEV, there.getFileName() + "/" + path);
  }

  private static String sha256(Path file) {
    return outcome("sha256sum", file.toString()).substring(0, 64);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static String outcome(String... argv) {
    return Outcome.of(argv).worked().strip();
  }
}
