package dev.stepgate.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void readsWhatIsText() throws Exception {
    byte[] bytes = "[\u00fc \ud83d\ude00 \ufffd]".getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.text(bytes, 1, bytes.length - 1, 1, "a"))
        .isEqualTo("\u00fc \ud83d\ude00 \ufffd");
    assertThat(Utf8.text(bytes, 0, 0, 1, "a")).isEmpty();
  }

  @Test
  void namesTheRowAndTheColumnOfWhatIsNot() {
    for (byte[] bytes :
        new byte[][] {{'a', (byte) 0xff}, {(byte) 0xc3}, {(byte) 0xed, (byte) 0xa0, (byte) 0xbd}}) {
      assertThatThrownBy(() -> Utf8.text(bytes, 0, bytes.length, 7, "note"))
          .isInstanceOf(IOException.class)
          .hasMessage("row 7, column note holds bytes that are no UTF-8")
          .hasCauseInstanceOf(SQLException.class);
    }
  }
}
