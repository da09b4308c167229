package dev.stepgate.data.mask;

import static dev.stepgate.data.mask.LeakLens.Sight.INSIDE;
import static dev.stepgate.data.mask.LeakLens.Sight.NOTHING;
import static dev.stepgate.data.mask.LeakLens.Sight.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakLensTest {
  private static final KeyedHash HASH = Masked.KEY.hash("leak");

  @TempDir Path folder;

  private LeakLens.Sight look(String noted, String value) throws Exception {
    Path file = folder.resolve("digests");
    try (SourceDigests digests = SourceDigests.in(folder, Masked.KEY)) {
      digests.note(noted, null);
      digests.writeTo(file);
    }
    try (SortedDigests sorted = new SortedDigests(file, DigestFile.HEADER)) {
      return new LeakLens(HASH, sorted).look(value);
    }
  }

  @Test
  void seesAValueInAnyCaseAndPunctuation() throws Exception {
    assertThat(look("ann@corp.example", "Ann@Corp.Example")).isEqualTo(WHOLE);
    assertThat(look("ann@corp.example", " <ann-corp-example> ")).isEqualTo(WHOLE);
    assertThat(look("ann@corp.example", "mailto:ann@corp.example?x=1")).isEqualTo(INSIDE);
    assertThat(look("ann@corp.example", "joann@corp.example")).isEqualTo(NOTHING);
    assertThat(look("\u00c9mile Z\u00f6ller", "for \u00e9mile z\u00d6ller!")).isEqualTo(INSIDE);
  }

  @Test
  void seesANumberHoweverItIsWritten() throws Exception {
    assertThat(look("+64 21 555 0123", "call (64) 21-5550123 now")).isEqualTo(INSIDE);
    assertThat(look("64215550123", "+64 21 555 0123")).isEqualTo(INSIDE);
    assertThat(look("64215550123", "64 21 555 0124")).isEqualTo(NOTHING);
  }

  @Test
  void seesWhatJsonHidesBehindEscapes() throws Exception {
    assertThat(look("Ann\nArcher", "{\"a\": [\"x\", \"Ann\\u0020Archer\"]}")).isEqualTo(INSIDE);
    assertThat(look("Ann Archer", "{\"Ann\\u0020Archer\": 1}")).isEqualTo(INSIDE);
    assertThat(look("Ann Archer", "{\"a\": \"Ann\\u0020Archery\"}")).isEqualTo(NOTHING);
  }

  @Test
  void doesNotSeeShortValuesNorLongOnesInLongerText() throws Exception {
    assertThat(look("Annie", "Annie")).isEqualTo(NOTHING);
    String nine = "one two three four five six seven eight nine";
    assertThat(look(nine, nine.toUpperCase(java.util.Locale.ROOT))).isEqualTo(WHOLE);
    assertThat(look(nine, nine + " ten")).isEqualTo(NOTHING);
  }

  @Test
  void seesAWordByItselfAsAWholeValueOnly() throws Exception {
    assertThat(look("Wanganui", " wanganui!")).isEqualTo(WHOLE);
    assertThat(look("Wanganui", "Pacific/Wanganui")).isEqualTo(NOTHING);
    assertThat(look("Wanganui", "{\"a\": [\"WANGANUI\"]}")).isEqualTo(INSIDE);
    assertThat(look("Wanganui", "{\"a\": [\"Wanganui office\"]}")).isEqualTo(NOTHING);
    assertThat(look("Wanganuifolders", "the Wanganuifolders")).isEqualTo(INSIDE);
    assertThat(look("wanga7", "at wanga7.")).isEqualTo(INSIDE);
  }

  @Test
  void doesNotSeeNumbersThatComeUpByChance() throws Exception {
    assertThat(look("5550 1234", "5550 1234")).isEqualTo(NOTHING);
    assertThat(look("555012345", "555 012 345")).isEqualTo(INSIDE);
  }

  @Test
  void looksForNothingThatAFakeCouldBe() throws Exception {
    try (SourceDigests digests = SourceDigests.in(folder, Masked.KEY)) {
      digests.note("real one", "fake one");
      digests.note("fake one", "other fake");
      digests.note("Joan Clover 12", "Erica Goodwin");
      digests.note("Annie", "Erica");
      digests.note("the same", "the same");
      assertThat(digests.writeTo(folder.resolve("digests")))
          .isEqualTo(new SourceDigests.Noted(Canary.DIGESTS + 1, 1, 2));
    }
  }

  @Test
  void findsAllOfManyAndNothingElse() throws Exception {
    Path file = folder.resolve("digests");
    try (SourceDigests digests = new SourceDigests(folder, Masked.KEY, 1000)) {
      for (int i = 0; i < 20_000; i++) {
        digests.note("customer " + i % 10_000, null);
      }
      assertThat(digests.writeTo(file).digests()).isEqualTo(10_000 + Canary.DIGESTS);
    }
    try (SortedDigests sorted = new SortedDigests(file, DigestFile.HEADER)) {
      assertThat(IntStream.range(0, 10_000))
          .allMatch(i -> sorted.contains(HASH.of("customer " + i)))
          .noneMatch(i -> sorted.contains(HASH.of("client " + i)));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void readsOnlyWholeFilesOfItsOwnKey() throws Exception {
    Path file = folder.resolve("digests");
    try (SourceDigests digests = SourceDigests.in(folder, Masked.KEY)) {
      digests.writeTo(file);
    }
    KeyedHash other = Masked.key("another secret of the tests").hash("leak");
    assertWrong(other, " was written with another masking key");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 8));
    assertWrong(HASH, " is cut");
    Files.writeString(file, "something else");
    assertWrong(HASH, " is no file of digests");
  }

  private void assertWrong(KeyedHash hash, String what) throws IOException {
    Path file = folder.resolve("digests");
    assertThatThrownBy(() -> DigestFile.read(file, hash))
        .isInstanceOf(DataError.class)
        .hasMessage(file + what);
  }
}
