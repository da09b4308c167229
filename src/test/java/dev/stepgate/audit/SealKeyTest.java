package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyTest {
  @TempDir Path home;

  @Test
  void isMadeOnceAndReadableByItsOwnerOnly() throws Exception {
    SealKey made = SealKey.of(home);
    assertThat(SealKey.of(home).fingerprint()).isEqualTo(made.fingerprint());
    assertThat(SealKey.readPublic(SealKey.publicFile(home))).isEqualTo(made.publicKey());
    assertThat(permissions("")).isEqualTo("rwx------");
    assertThat(permissions("seal.key")).isEqualTo("rw-------");
  }

  @Test
  void isTheSameForAllWhoStartAtOnce() throws Exception {
    assertThat(
            IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> SealKey.of(home).fingerprint())
                .distinct())
        .hasSize(1);
    try (Stream<Path> files = Files.list(home.resolve(".stepgate"))) {
      assertThat(files).containsExactly(SealKey.folder(home));
    }
  }

  @Test
  void isReadByOpenssl() throws Exception {
    SealKey made = SealKey.of(home);
    Shell fingerprint =
        Shell.run(
            SealKey.folder(home),
            "bash",
            "-c",
            "openssl pkey -in seal.key -pubout -outform DER | sha256sum");
    assertThat(fingerprint.output()).startsWith(made.fingerprint());
  }

  @Test
  void isRefusedWhenOthersMayReadIt() throws Exception {
    SealKey.of(home);
    Path key = SealKey.folder(home).resolve("seal.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SealKey.of(home))
        .isInstanceOf(UserError.class)
        .hasMessage("the seal key " + key + " may be read by others");
  }

  @Test
  void isRefusedWhenItsHalvesDoNotMatch() throws Exception {
    SealKey.of(home);
    SealKey.of(home.resolve("other"));
    Path pub = SealKey.publicFile(home);
    Files.write(pub, Files.readAllBytes(SealKey.publicFile(home.resolve("other"))));
    assertUnusable(SealKey.folder(home), "seal.key and seal.pub do not belong together");
    Files.writeString(pub, "nonsense");
    assertUnusable(pub, "it is not an Ed25519 public key");
    Files.delete(pub);
    assertUnusable(pub, pub + " is missing");
  }

  private void assertUnusable(Path what, String why) {
    assertThatThrownBy(() -> SealKey.of(home))
        .isInstanceOf(UserError.class)
        .hasMessage("the seal key " + what + " cannot be used: " + why);
  }

  private String permissions(String name) throws Exception {
    Path file = SealKey.folder(home).resolve(name);
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
