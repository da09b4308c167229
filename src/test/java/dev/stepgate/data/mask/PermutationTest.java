package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
  private static final int MILLION = 1_000_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 10, 97, 1000, 65_536, 99_999})
  void reachesEveryNumberBelowItsBoundOnce(int bound) {
    RangePermutation permutation = new RangePermutation(Masked.KEY.hash("test"));
    BitSet reached = new BitSet();
    for (int i = 0; i < bound; i++) {
      reached.set((int) permutation.of(i, bound));
    }
    assertThat(reached.cardinality()).isEqualTo(bound);
    assertThat(reached.length()).isEqualTo(bound);
  }

  @Test
  void reachesEveryTextOfAFormatOnce() {
    FormatPermutation permutation = new FormatPermutation(Masked.KEY.hash("test"));
    BitSet reached = new BitSet();
    for (int i = 0; i < 26 * 26 * 100; i++) {
      int[] digits = {i / 2600, i / 100 % 26, i / 10 % 10, i % 10};
      permutation.permute(digits, new int[] {26, 26, 10, 10}, 4);
      reached.set(digits[0] * 2600 + digits[1] * 100 + digits[2] * 10 + digits[3]);
    }
    assertThat(reached.cardinality()).isEqualTo(26 * 26 * 100);
  }

  @Test
  void staysBelowBoundsThatNeedAllBits() {
    RangePermutation permutation = new RangePermutation(Masked.KEY.hash("test"));
    Random random = new Random(7);
    for (long bound : new long[] {1L << 63, -1L, Long.MAX_VALUE, (1L << 62) + 12345}) {
      for (int i = 0; i < 1000; i++) {
        long value = Long.remainderUnsigned(random.nextLong(), bound);
        assertThat(Long.compareUnsigned(permutation.of(value, bound), bound)).isNegative();
      }
    }
  }

  /** Two fakes that are one have one hash, too. */
  @ParameterizedTest
  @CsvSource({
    "varchar(7), key, 1000000",
    "integer, key, 200000",
    "varchar(100), email, 50000",
    "bigint, key, 20000",
    "integer, number, 20000",
    "varchar(23), email, 20000",
    "varchar(16), name, 20000",
    "varchar(40), company, 20000",
    "varchar(16), username, 20000",
    "varchar(36), url, 20000",
    "varchar(20), hash, 20000",
    "varchar(20), phone, 20000",
    "varchar(20), token, 20000",
    "varchar(30), text, 20000",
    "inet, ip, 20000",
  })
  void keepsUniqueValuesApart(String type, String rule, int count) throws DataError {
    IntFunction<String> values =
        type.equals("inet")
            ? i -> "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)
            : i -> String.valueOf(MILLION + i);
    Fake fake = Masked.unique(type, rule);
    long[] fakes = new long[count];
    KeyedHash hash = Masked.KEY.hash("test");
    for (int i = 0; i < count; i++) {
      fakes[i] = hash.of(fake.of(values.apply(i)).toLowerCase(Locale.ROOT));
    }
    Arrays.sort(fakes);
    for (int i = 1; i < count; i++) {
      if (fakes[i] == fakes[i - 1]) {
        throw new AssertionError("one fake twice");
      }
    }
  }

  @Test
  void keepsEveryShortNumberAndItsSignApart() throws DataError {
    for (String type : new String[] {"smallint", "tinyint unsigned"}) {
      int first = type.startsWith("small") ? Short.MIN_VALUE : 0;
      int last = type.startsWith("small") ? Short.MAX_VALUE : 255;
      for (String rule : new String[] {"key", "number"}) {
        Fake fakes = Masked.unique(type, rule);
        BitSet reached = new BitSet();
        for (int i = first; i <= last; i++) {
          int fake = Integer.parseInt(fakes.of(String.valueOf(i)));
          if (fake < first || fake > last || Integer.signum(fake) != Integer.signum(i)) {
            throw new AssertionError(type + " " + i + " became " + fake);
          }
          reached.set(fake - first);
        }
        assertThat(reached.cardinality()).isEqualTo(last - first + 1);
      }
    }
  }

  @Test
  void keepsDecimalsApartThatAreDifferentNumbers() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "numeric", "{mask: number}", true);
    java.util.Set<java.math.BigDecimal> fakes = new java.util.HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String value =
          new java.math.BigDecimal(i).movePointLeft(2).stripTrailingZeros().toPlainString();
      fakes.add(new java.math.BigDecimal(Masked.apply(masking, value)).stripTrailingZeros());
    }
    assertThat(fakes).hasSize(20_000);
  }
}
