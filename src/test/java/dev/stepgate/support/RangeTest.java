package dev.stepgate.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
  @ParameterizedTest
  @CsvSource({
    "7, 7, true",
    "7, 7.00, true",
    "7, 8, false",
    "= 7, 7, true",
    ">= 7, 7, true",
    ">= 7, 6.9, false",
    ">7, 7, false",
    "> 7, 7.1, true",
    "<= 7, 7, true",
    "<7, 7, false",
    "!= 7, 8, true",
    "!=7, 7.0, false",
    "7..9, 7, true",
    "7..9, 9, true",
    "7..9, 9.01, false",
    "-9..-7, -8, true",
    ">= -1, -1, true",
    "999999999999999999999999999999, 1E29, false",
    "0, 1E-300, false"
  })
  void comparesNumbers(String range, BigDecimal actual, boolean holds) {
    assertThat(Range.ofNumbers(range).holds(actual)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "50KB..200KB, 50000, true", "50KB..200KB, 200001, false", "1KiB, 1024, true",
        "1.5MB, 1500000, true",
    ">= 5MB, 4999999, false", "2GiB, 2147483648, true", "7, 7, true", "7B, 7, true",
    "999999999999999TiB, 9223372036854775807, false"
  })
  void comparesSizes(String range, BigDecimal actual, boolean holds) {
    assertThat(Range.ofSizes(range).holds(actual)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "7 8", "> > 7", "7..", "..9", "1e9", ">= 7..9", "0x10", "1,000"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> Range.ofNumbers(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a number such as 7, '>= 7' or 7..9, got '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5MB", "5 MB", "5mb", "5PB", "KB"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> Range.ofSizes(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a size such as 12KB, '>= 5MB' or 50KB..200KB, got '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9..7", "1KiB..1KB"})
  void refusesTheLargerEndFirst(String text) {
    assertThatThrownBy(() -> Range.ofSizes(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the smaller end first, got '" + text + "'");
  }
}
