package dev.stepgate.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "512, 512", "10MB, 10000000", "1GiB, 1073741824", "1.5KB, 1500"})
  void reads(String text, long bytes) {
    assertThat(Sizes.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "10 MB", "1PB", "999999999999999TB", "huge"})
  void refuses(String text) {
    assertThatThrownBy(() -> Sizes.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a size such as 500KB, 10MB or 1GiB, got '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "999, 999 bytes",
    "1000, 1 KB",
    "12345, 12.3 KB",
    "900000000, 900 MB",
    "999999, 1 MB",
    "99960, 100 KB",
    "9223372036854775807, 9223372 TB"
  })
  void renders(long bytes, String text) {
    assertThat(Sizes.render(bytes)).isEqualTo(text);
  }
}
