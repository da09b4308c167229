package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
  @TempDir Path home;

  @Test
  void keepsTheFileFromOthers() throws IOException {
    try (Store store = Store.open(settings())) {
      assertThat(store.vendor()).isEqualTo(Vendor.SQLITE);
      assertThat(permissions(".stepgate")).isEqualTo("rwx------");
      for (String name : new String[] {"store.db", "store.db-wal", "store.db-shm", "store.lock"}) {
        assertThat(permissions(".stepgate/" + name)).as(name).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void writesEveryCommitToTheDisk() {
    try (Store store = Store.open(settings())) {
      assertThat(pragma(store, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(store, "synchronous")).isEqualTo("2");
      assertThat(pragma(store, "busy_timeout")).isEqualTo("10000");
    }
  }

  @Test
  void saysThatTheLogsAreIntactWhenTheFileIsDamaged() throws IOException {
    Path file = home.resolve(".stepgate/store.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no database ".repeat(500));
    UserError refused = refusal();
    assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.getMessage())
        .startsWith("store '" + file + "' is damaged: ")
        .contains("file is not a database");
    assertThat(refused.hint())
        .isEqualTo(
            "The logs are intact: move the file away, and 'stepgate resume RUN' builds its entry"
                + " again from its log.");
  }

  @Test
  void noticesPagesThatWereOverwritten() throws IOException {
    Store.open(settings()).close();
    Path file = home.resolve(".stepgate/store.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    assertThat(refusal().getMessage()).startsWith("store '" + file + "' is damaged: ");
  }

  @Test
  void refusesTheStoreOfANewerProgram() {
    try (Store store = Store.open(settings())) {
      store.jdbc().execute("update " + Schema.HISTORY + " set version = '99' where version = '2'");
    }
    assertThat(refusal().render())
        .isEqualTo(
            "error: store '"
                + home.resolve(".stepgate/store.db")
                + "' has version 99, but this Stepgate knows only "
                + Schema.VERSION
                + "\n"
                + "hint: Use the newer Stepgate that wrote it.");
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Files.writeString(home.resolve(".stepgate"), "a file");
    assertThat(refusal().getMessage())
        .startsWith("store '" + home.resolve(".stepgate/store.db") + "' cannot be used: ");
  }

  @Test
  void staysUsableWhereTheFolderHasAnOddName() throws IOException {
    Path odd = Files.createDirectory(home.resolve("50% done? #1 & more"));
    try (Store store = Store.open(StoreSettings.from(odd, Map.of()))) {
      assertThat(store.runs().list(1)).isEmpty();
      assertThat(odd.resolve(".stepgate/store.db")).isNotEmptyFile();
    }
  }

  private StoreSettings settings() {
    return StoreSettings.from(home, Map.of());
  }

  private UserError refusal() {
    return catchThrowableOfType(UserError.class, () -> Store.open(settings()));
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(path)));
  }

  private static String pragma(Store store, String name) {
    return store.jdbc().queryForObject("pragma " + name, String.class);
  }
}
