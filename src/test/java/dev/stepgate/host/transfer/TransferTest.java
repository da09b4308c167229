package dev.stepgate.host.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.host.HostUnreachable;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
  private static final String PROGRAMS =
      "bash cat chmod chown dd find flock head ln mkdir mv openssl perl readlink rm sha256sum stat"
          + " sync xargs";

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

  @Test
  void bringsAFileFromOneHostToAnother() throws Exception {
    Path at = Files.createTempDirectory(PROD.srv(), "transfer");
    Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = random(at.resolve("dump"), 100_000_000);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    TransferEnd from = bringing.at(PROD, at.getFileName() + "/dump");

    assertThat(bringing.from(from).to(onDev("dump")).run()).isEqualTo(100_000_000);

    assertThat(Files.mismatch(file, there.resolve("dump"))).isEqualTo(-1);
    assertThat(names(there)).containsExactly("dump");
  }

  @Test
  void bringsAnEmptyFile() throws Exception {
    Files.createFile(folder.resolve("empty"));
    assertThat(bringing.from(here("empty")).to(onDev("it")).run()).isZero();
    assertThat(there.resolve("it")).isEmptyFile();
    assertThat(names(there)).containsExactly("it");
  }

  @Test
  void sendsNothingWhenItIsThereAlready() throws Exception {
    random(folder.resolve("big"), 2_500_000);
    bringing.from(here("big")).to(onDev("big")).run();

    assertThat(bringing.mode(0600).run()).isZero();

    assertThat(bringing.told)
        .containsExactly(
            "dev:/srv/"
                + there.getFileName()
                + "/big has the same content as local:"
                + folder
                + "/big already; nothing sent");
    assertThat(outcome("stat", "-c", "%a", there.resolve("big").toString())).isEqualTo("600");
  }

  @Test
  void neverOverwritesSomethingElseUnasked() throws Exception {
    Files.writeString(folder.resolve("a"), "new");
    Files.writeString(there.resolve("a"), "old");
    bringing.from(here("a")).to(onDev("a"));
    assertThatThrownBy(bringing::run)
        .isInstanceOf(TransferFailed.class)
        .hasMessage(
            "dev:/srv/"
                + there.getFileName()
                + "/a is there already, and is not the same as local:"
                + folder
                + "/a");
    assertThat(there.resolve("a")).hasContent("old");
    assertThat(names(there)).containsExactly("a");
  }

  @Test
  void neverOverwritesWhatAppearsMeanwhile() throws Exception {
    random(folder.resolve("a"), 3_000_000);
    bringing.from(here("a")).to(onDev("a")).sending(bytes -> write(there.resolve("a"), "other"));
    assertThatThrownBy(bringing::run)
        .hasMessageStartingWith("dev: something else has taken the name meanwhile");
    assertThat(there.resolve("a")).hasContent("other");
  }

  @Test
  void neverPutsAFileInTheStepsOfAFolder() throws Exception {
    Files.writeString(folder.resolve("a"), "new");
    Files.createDirectory(there.resolve("a"));
    bringing.from(here("a")).to(onDev("a")).overwriting();
    assertThatThrownBy(bringing::run)
        .hasMessageMatching("dev:/srv/.*/a is a folder, and local:.*/a is a file");
    assertThat(names(there.resolve("a"))).isEmpty();
  }

  @Test
  void overwritesInOneGoWhenAsked() throws Exception {
    Path target = random(there.resolve("a"), 2_000_000);
    outcome("chown", "stepgate-dev", target.toString());
    random(folder.resolve("a"), 3_000_000);
    Set<Long> sizes = new ConcurrentSkipListSet<>();
    bringing.from(here("a")).to(onDev("a")).overwriting();
    try (Sampling ignored = Sampling.of(() -> sizes.add(target.toFile().length()))) {
      assertThat(bringing.run()).isEqualTo(3_000_000);
    }
    sizes.add(target.toFile().length());
    assertThat(sizes).containsExactly(2_000_000L, 3_000_000L);
    assertThat(names(there)).containsExactly("a");
  }

  @Test
  void setsOwnerAndMode() throws Exception {
    random(there.resolve("a"), 10);
    bringing.from(onDev("a")).to(here("a")).owner("stepgate-dev:daemon").mode(0440).run();
    assertThat(outcome("stat", "-c", "%U:%G %a", folder.resolve("a").toString()))
        .isEqualTo("stepgate-dev:daemon 440");
  }

  @Test
  void writesAsAnother() throws Exception {
    Files.writeString(folder.resolve("a"), "x");
    TransferEnd to = bringing.at(DEV, there.getFileName() + "/a", Map.of(), "root");
    bringing.from(here("a")).to(to).owner("root:stepgate-dev").mode(0640).run();
    assertThat(outcome("stat", "-c", "%U:%G %a", there.resolve("a").toString()))
        .isEqualTo("root:stepgate-dev 640");
  }

  @Test
  void saysWhoMayNotGiveItAway() throws Exception {
    Files.writeString(folder.resolve("a"), "x");
    bringing.from(here("a")).to(onDev("a")).owner("root");
    assertThatThrownBy(bringing::run)
        .hasMessageStartingWith("dev: it cannot be given to root: chown: ")
        .hasMessageEndingWith("Operation not permitted");
    assertThat(there.resolve("a")).doesNotExist();
  }

  @Test
  void saysWhatIsNotThere() {
    bringing.from(onDev("nothing")).to(here("a"));
    assertThatThrownBy(bringing::run)
        .isInstanceOf(TransferFailed.class)
        .hasMessage("dev: there is no " + there.getFileName() + "/nothing");
  }

  @Test
  void saysThatTheFolderAtTheTargetIsMissing() throws Exception {
    Files.writeString(folder.resolve("a"), "x");
    bringing.from(here("a")).to(onDev("no/where/a"));
    assertThatThrownBy(bringing::run)
        .hasMessage("dev: there is no folder " + there.getFileName() + "/no/where");
  }

  @Test
  void goesOnAfterACutWhereItWas() throws Exception {
    SshServer own = SshServer.own("dev", FarUser.DEV);
    random(folder.resolve("a"), 40_000_000);
    AtomicBoolean cut = new AtomicBoolean();
    bringing
        .from(here("a"))
        .to(bringing.at(own, "a"))
        .sending(
            bytes -> {
              if (bytes > 20_000_000 && !cut.getAndSet(true)) {
                own.killSessions();
              }
            });
    assertThatThrownBy(bringing::run).isInstanceOf(HostUnreachable.class);
    long first = bringing.sent();
    assertThat(own.srv().resolve("a")).doesNotExist();

    long second = bringing.run();

    assertThat(second).isBetween(40_000_000 - first, 30_000_000L);
    assertThat(bringing.told.get(0)).endsWith(" bytes are there already, and the same");
    assertThat(bringing.told.get(3))
        .endsWith("; %,d bytes were there already".formatted(40_000_000 - second));
    assertThat(Files.mismatch(folder.resolve("a"), own.srv().resolve("a"))).isEqualTo(-1);
    own.endAll();
  }

  @Test
  void beginsAnewWhenAByteOfThePartIsFlipped() throws Exception {
    random(folder.resolve("a"), 8_000_000);
    stopAfter(5_000_000);
    Path part = there.resolve(part(there));
    flip(part, 1_234_567);

    assertThat(bringing.stopping(() -> false).run()).isEqualTo(8_000_000);

    assertThat(bringing.told.get(0))
        .isEqualTo("what is there already is not the same, or too little; it begins anew");
    assertThat(Files.mismatch(folder.resolve("a"), there.resolve("a"))).isEqualTo(-1);
  }

  @Test
  void noticesAByteThatChangesOnTheWay() throws Exception {
    Path at = Files.createTempDirectory(PROD.srv(), "transfer");
    Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = random(at.resolve("a"), 3_000_000);
    Path cat = at.resolve("cat");
    write(cat, "#!/bin/sh\n/bin/cat | { head -c 2000000; printf X; tail -c +2; }\n");
    cat.toFile().setExecutable(true, false);
    String in = "/srv/" + at.getFileName();
    Map<String, String> env = Map.of("PATH", in + ":/usr/bin:/bin");
    bringing.from(bringing.at(PROD, in + "/a", env, null)).to(onDev("a"));
    assertThatThrownBy(bringing::run)
        .isInstanceOf(TransferFailed.class)
        .hasMessageMatching(
            "the bytes changed on the way: SHA-256 is "
                + sha256(file)
                + " at prod:/srv/.*/a and [0-9a-f]{64} at dev:/srv/.*/a; what has arrived is deleted");
    assertThat(names(there)).isEmpty();
  }

  @Test
  void refusesASourceThatChangesMeanwhile() throws Exception {
    Path file = random(folder.resolve("a"), 3_000_000);
    bringing.from(here("a")).to(onDev("a")).sending(bytes -> flip(file, 0));
    assertThatThrownBy(bringing::run).hasMessage("local:" + file + " changed while it was read");
    assertThat(there.resolve("a")).doesNotExist();
  }

  @Test
  void refusesASourceThatBecomesShorter() throws Exception {
    Path file = random(folder.resolve("a"), 30_000_000);
    bringing.from(here("a")).to(onDev("a")).sending(bytes -> write(file, "short"));
    assertThatThrownBy(bringing::run)
        .hasMessage("local:" + file + " became shorter while it was read");
  }

  @Test
  void endsBothEndsWhenItIsToStop() throws Exception {
    random(folder.resolve("a"), 80_000_000);
    stopAfter(10_000_000);
    assertThat(bringing.sent()).isLessThan(80_000_000);
    assertThat(bringing.left(DEV)).isEmpty();
    assertThat(names(there)).hasSize(1).allMatch(name -> name.startsWith(".stepgate-"));
  }

  @Test
  void endsWhatAnEarlierAttemptHasLeft() throws Exception {
    random(folder.resolve("a"), 8_000_000);
    stopAfter(5_000_000);
    Path part = there.resolve(part(there));
    ProcessBuilder holder = new ProcessBuilder("flock", part.toString(), "sleep", "60");
    holder.environment().put("STEPGATE_TAG", bringing.work() + "/0/old");
    Process earlier = holder.start();
    Patience.until(
        "the lock", () -> Outcome.of("flock", "-n", part.toString(), "true").exit() == 1);
    TransferEnd root = bringing.at(DEV, there.getFileName() + "/a", Map.of(), "root");

    bringing.stopping(() -> false).to(root).run();

    assertThat(bringing.told.get(0))
        .isEqualTo("an earlier attempt still writes at the target; it is ended");
    assertThat(earlier.waitFor()).isNotZero();
    assertThat(there.resolve("a")).hasSize(8_000_000);
  }

  @Test
  void worksWithoutPerlOpensslAndLocks() throws Exception {
    Map<String, String> env = Map.of("PATH", programsWithout("perl", "openssl", "flock"));
    random(folder.resolve("a"), 3_000_000);
    bringing.from(bringing.here("a", env));
    bringing.to(bringing.here("b", env)).run();
    assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("b"))).isEqualTo(-1);
    random(folder.resolve("b"), 2_000_000);
    assertThatThrownBy(bringing::run).hasMessageContaining("/b is there already");
    bringing.overwriting().run();
    assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("b"))).isEqualTo(-1);
    assertThat(names(folder)).containsExactly("a", "b", "programs");
  }

  @Test
  void saysThatNothingCanBeCompared() throws Exception {
    Map<String, String> env = Map.of("PATH", programsWithout("sha256sum", "openssl"));
    random(folder.resolve("a"), 3);
    bringing.from(bringing.here("a", env)).to(onDev("a"));
    assertThatThrownBy(bringing::run)
        .hasMessage("local: it has neither sha256sum nor openssl, so nothing could be compared");
  }

  @Test
  void showsNoPathInAnyArgumentList() throws Exception {
    Path secret = Files.createDirectory(folder.resolve("hidden-4711"));
    Path target = Files.createDirectory(there.resolve("hidden-4711"));
    outcome("chown", "stepgate-dev", target.toString());
    random(secret.resolve("hidden-4712"), 30_000_000);
    Set<String> seen = new ConcurrentSkipListSet<>();
    bringing.from(here("hidden-4711/hidden-4712")).to(onDev("hidden-4711/hidden-4713"));
    try (Sampling ignored = Sampling.of(() -> seen.addAll(Sampling.argumentLists()))) {
      bringing.run();
      bringing.overwriting().from(onDev("hidden-4711/hidden-4713")).to(here("hidden-4711/")).run();
    }
    assertThat(seen).anyMatch(list -> list.contains("openssl"));
    assertThat(seen).noneMatch(list -> list.contains("hidden-47"));
  }

  private void stopAfter(long most) {
    bringing
        .from(here("a"))
        .to(onDev("a"))
        .sending(bytes -> pause(bytes > most ? 50 : 0))
        .stopping(() -> bringing.sent() > most);
    assertThatThrownBy(bringing::run).isInstanceOf(Exception.class);
  }

  /** A folder of the programs that are used, for a machine that has no others. */
  private String programsWithout(String... missing) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    List<String> names =
        Stream.of(PROGRAMS.split(" ")).filter(name -> !List.of(missing).contains(name)).toList();
    for (String name : names) {
      Path program = programs.resolve(name);
      write(program, "#!/bin/sh\nexec /usr/bin/" + name + " \"$@\"\n");
      program.toFile().setExecutable(true);
    }
    return programs.toString();
  }

  private static String part(Path folder) throws IOException {
    return names(folder).stream()
        .filter(name -> name.startsWith(".stepgate-"))
        .findFirst()
        .orElseThrow();
  }

  private static Path random(Path file, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(file, bytes);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void flip(Path file, long at) {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int one = open.read();
      open.seek(at);
      open.write(one ^ 1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
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
