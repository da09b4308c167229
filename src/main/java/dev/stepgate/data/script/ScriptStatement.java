package dev.stepgate.data.script;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * One statement as it stands in the script, without its delimiter; good until the next is asked
 * for.
 *
 * @param bytes holds it from {@code offset} on
 * @param line where it starts in the file
 * @param number counted from 1
 * @param copiesIn whether rows for it follow in the script
 */
record ScriptStatement(
    byte[] bytes, int offset, int length, long line, long number, boolean copiesIn) {

  /** The same with bytes of its own, which stay while the rows that follow are read. */
  ScriptStatement copyingIn() {
    byte[] own = Arrays.copyOfRange(bytes, offset, offset + length);
    return new ScriptStatement(own, 0, length, line, number, true);
  }

  long lastLine() {
    return line + Lines.in(bytes, offset, offset + length);
  }

  String text(Charset charset) {
    return new String(bytes, offset, length, charset);
  }

  /** Only its beginning, for messages. */
  String beginning(int most, Charset charset) {
    return new String(bytes, offset, Math.min(most, length), charset);
  }
}
