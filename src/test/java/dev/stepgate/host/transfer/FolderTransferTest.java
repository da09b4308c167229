package dev.stepgate.host.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTransferTest {
  private static final SshServer DEV = SshServer.dev();

  /** Names that have misled others. */
  private static final String HOSTILE =
      """
      mkdir -p "$1" && cd "$1"
      mkdir -- '-rf' 'empty' 'a' 'a/deep er' $'new\\nline' closed
      echo 1 > ./-n; echo 2 > $'a/new\\nline\\n'; echo 3 > 'a/deep er/ '; echo 4 > 'é漢😀'
      echo 5 > '$(id) `id` * ? ; "'"'"; echo 6 > refused; echo 7 > $'\\xff\\xfe'; : > -rf/none
      echo 8 > 'back\\slash'; echo 9 > closed/inner; echo 10 > all
      ln -s /nowhere dangling; ln -s $'to\\nthere\\n' $'link\\n'; ln -s a folder-link
      chmod 0400 ./-n; chmod 0755 'é漢😀'; chmod 0711 a; chmod 0500 closed; chmod 0750 .
      """;

  private static final String COMPARE =
      """
      show() { (cd "$1" && find . -printf '%p|%m|%y|%l\\0' | sort -z; find . -type f -print0 | sort -z | xargs -0 sha256sum); }
      cmp <(show "$1") <(show "$2")
      """;

  @TempDir Path folder;
  private Path there;
  private Bringing bringing;

  @BeforeEach
  void open() throws IOException {
    bringing = new Bringing(folder);
    there = Files.createTempDirectory(DEV.srv(), "folder");
    bash("chown stepgate-dev \"$1\"", there.toString());
  }

  @AfterEach
  void close() {
    bringing.close();
    bash("chmod -R u+rwX \"$1\"", folder.toString());
  }

  @Test
  void keepsNamesLinksAndModes() throws Exception {
    bash(HOSTILE, folder.resolve("it").toString());
    bringing.from(bringing.here("it")).to(onDev("copy")).run();
    bash(COMPARE, folder.resolve("it").toString(), there.resolve("copy").toString());
  }

  @Test
  void bringsAFolderBackUnderItsOwnName() throws Exception {
    bash(HOSTILE, there.resolve("it").toString());
    bash("chown -R -h stepgate-dev \"$1\"", there.toString());
    bringing.from(onDev("it/")).to(bringing.here("./")).run();
    bash(COMPARE, there.resolve("it").toString(), folder.resolve("it").toString());
    assertThat(bringing.told.get(0))
        .startsWith("source: dev:/srv/" + there.getFileName() + "/it: ");
    assertThat(bringing.run()).isZero();
    assertThat(bringing.told.get(0)).endsWith(" already; nothing sent");
  }

  @Test
  void bringsAnEmptyFolder() throws Exception {
    Files.createDirectory(folder.resolve("it"));
    assertThat(bringing.from(bringing.here("it")).to(onDev("copy")).run()).isZero();
    assertThat(there.resolve("copy")).isEmptyDirectory();
  }

  @Test
  void refusesWhatIsNoFileByName() throws Exception {
    bash("mkdir \"$1\"; mkfifo \"$1/pipe\"", folder.resolve("it").toString());
    bringing.from(bringing.here("it")).to(onDev("copy"));
    assertThatThrownBy(bringing::run)
        .hasMessage(
            "local:"
                + folder
                + "/it holds what is neither file, folder nor link and cannot be sent: pipe");
    assertThat(there).isEmptyDirectory();
  }

  @Test
  void sendsNoFileAgainThatHasArrived() throws Exception {
    Path source = Files.createDirectory(folder.resolve("it"));
    for (String name : new String[] {"a", "b", "c"}) {
      random(source.resolve(name), 3_000_000);
    }
    bringing
        .from(bringing.here("it"))
        .to(onDev("copy"))
        .stopping(() -> bringing.sent() > 7_000_000);
    bringing.sending(bytes -> pause(bytes > 7_000_000 ? 60 : 0));
    assertThatThrownBy(bringing::run).isInstanceOf(TransferFailed.class);
    Files.delete(source.resolve("a"));

    assertThat(bringing.stopping(() -> false).run()).isLessThanOrEqualTo(3_000_000);

    bash(COMPARE, source.toString(), there.resolve("copy").toString());
  }

  @Test
  void replacesAFolderOnlyWhenAsked() throws Exception {
    bash("mkdir \"$1\"; echo new > \"$1/a\"", folder.resolve("it").toString());
    bash("mkdir \"$1\"; echo old > \"$1/b\"", there.resolve("it").toString());
    bash("chown -R stepgate-dev \"$1\"", there.toString());
    bringing.from(bringing.here("it")).to(onDev("it"));
    assertThatThrownBy(bringing::run).hasMessageContaining("/it is there already, and is not");

    bringing.overwriting().run();

    bash(COMPARE, folder.resolve("it").toString(), there.resolve("it").toString());
    try (var entries = Files.list(there)) {
      assertThat(entries).containsExactly(there.resolve("it"));
    }
  }

  @Test
  void givesFilesAndFoldersTheWantedMode() throws Exception {
    bash("mkdir -p \"$1/in\"; echo > \"$1/in/a\"", folder.resolve("it").toString());
    bringing.from(bringing.here("it")).to(bringing.here("copy")).mode(0640).owner("daemon").run();
    assertThat(
            bash(
                "cd \"$1\"; find . -printf '%p %m %u\\n' | sort",
                folder.resolve("copy").toString()))
        .isEqualTo(". 750 daemon\n./in 750 daemon\n./in/a 640 daemon\n");
  }

  @Test
  void saysBeforehandThatTheDiskIsTooSmall() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 4)) {
      random(there.resolve("a"), 6_000_000);
      bash("chmod a+r \"$1\"", there.resolve("a").toString());
      bringing.from(onDev("a")).to(bringing.here("disk/"));
      assertThatThrownBy(bringing::run)
          .hasMessageMatching(
              "there is not enough room for local:.*/disk/a: 6,000,000 bytes are still to come,"
                  + " [0-9,]+ are free");
      assertThat(disk.path()).isEmptyDirectory();
    }
  }

  @Test
  void keepsWhatHasArrivedWhenTheDiskBecomesFull() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 8)) {
      random(there.resolve("a"), 6_000_000);
      bash("chmod a+r \"$1\"", there.resolve("a").toString());
      Path other = disk.path().resolve("other");
      bringing.from(onDev("a")).to(bringing.here("disk/"));
      bringing.sending(bytes -> fill(other));
      assertThatThrownBy(bringing::run)
          .isInstanceOf(TransferFailed.class)
          .hasMessageEndingWith("No space left on device");
      Files.delete(other);

      bringing.sending(bytes -> {});
      assertThat(bringing.run()).isLessThan(6_000_000);

      assertThat(Files.mismatch(there.resolve("a"), disk.path().resolve("a"))).isEqualTo(-1);
    }
  }

  private static void fill(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.write(file, new byte[4_000_000]);
      }
    } catch (IOException full) {
      return;
    }
  }

  private TransferEnd onDev(String path) {
    return bringing.at(DEV, there.getFileName() + "/" + path);
  }

  private static void random(Path file, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(file.hashCode()).nextBytes(bytes);
    Files.write(file, bytes);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String bash(String script, String... values) {
    String[] argv = new String[values.length + 4];
    argv[0] = "bash";
    argv[1] = "-ec";
    argv[2] = script;
    argv[3] = "bash";
    System.arraycopy(values, 0, argv, 4, values.length);
    return Outcome.of(argv).worked();
  }
}
