package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskingKeyFileTest {
  @TempDir Path folder;

  @Test
  void isMadeOnceForItsOwnerOnlyHoweverManyComeAtOnce() throws Exception {
    Path file = folder.resolve(".stepgate/masking.key");
    List<String> fingerprints =
        IntStream.range(0, 2).parallel().mapToObj(i -> fingerprint(file)).toList();
    assertThat(fingerprints.get(0)).isEqualTo(fingerprints.get(1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).hasSize(44).endsWith("\n");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void isNotTakenIfItIsEasilyGuessed() throws Exception {
    Path file = folder.resolve("masking.key");
    Files.writeString(file, "short\n");
    assertThatThrownBy(() -> MaskingKeyFile.of(file))
        .isInstanceOf(DataError.class)
        .hasMessage("the masking key has 5 characters; it wants at least 16");
  }

  private static String fingerprint(Path file) {
    try {
      return MaskingKeyFile.of(file).fingerprint();
    } catch (DataError failed) {
      throw new AssertionError(failed);
    }
  }
}
