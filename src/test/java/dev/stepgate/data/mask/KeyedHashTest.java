package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedHashTest {
  private final KeyedHash hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  /** The vectors that come with SipHash, for inputs of an even number of bytes. */
  @Test
  void isSipHash() {
    assertThat(hash.of("")).isEqualTo(0x726fdb47dd0e0e31L);
    assertThat(hash.of(bytes(2))).isEqualTo(0x0d6c8009d9a94f5aL);
    assertThat(hash.of(bytes(8))).isEqualTo(0x93f5f5799a932462L);
    assertThat(hash.of(bytes(14))).isEqualTo(0xf723ca908e7af2eeL);
    assertThat(hash.of(bytes(62))).isEqualTo(0xe51b38608ef25f57L);
  }

  /** The bytes 0, 1, 2 and so on. */
  private static String bytes(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i += 2) {
      text.append((char) (i | i + 1 << 8));
    }
    return text.toString();
  }
}
