package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CopyLinesTest {

  @Test
  void endsAtALineOfItsOwnOnlyWhateverTheBuffer() throws DataError, IOException {
    String rows = "1\ta\\.\n\\.x\n \\.\n\\\\.\n\n" + "long".repeat(50) + "\n";
    for (int chunk = 1; chunk < 40; chunk++) {
      assertThat(read(rows + "\\.\nselect 1;", chunk)).isEqualTo(rows + "|select 1;");
      assertThat(read("\\.\r\nselect 1;", chunk)).isEqualTo("|select 1;");
      assertThat(read(rows + "\\.", chunk)).isEqualTo(rows + "|");
      assertThat(read(rows, chunk)).isEqualTo(rows + "no end");
      assertThat(read(rows + "cut", chunk)).isEqualTo(rows + "no end");
    }
  }

  private static String read(String script, int chunk) throws DataError, IOException {
    Window window = Split.window(script, chunk);
    StringBuilder rows = new StringBuilder();
    int length = window.wholeLines();
    while (length > 0) {
      rows.append(new String(window.bytes(), window.at(), length, UTF_8));
      window.drop(length);
      length = window.wholeLines();
    }
    if (length < 0) {
      return rows + "no end";
    }
    window.dropUntil(Stops.at("\n"));
    window.skip(1);
    window.mark();
    window.skipUntil(Stops.at("\0"));
    return rows + "|" + window.passed();
  }
}
