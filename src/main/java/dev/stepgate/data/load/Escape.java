package dev.stepgate.data.load;

/** Which characters are written with a backslash before them, and as what. */
final class Escape {
  /** What {@link #append} answers when all of the text could be written. */
  static final int WRITTEN = -1;

  /** A long text is not given room for three times its length at once. */
  private static final int BLOCK = 1 << 16;

  private final byte[] marks = new byte[128];
  private final boolean takesNul;

  /**
   * @param characters those to escape
   * @param written what stands for each after its backslash
   */
  Escape(String characters, String written) {
    for (int i = 0; i < characters.length(); i++) {
      marks[characters.charAt(i)] = (byte) written.charAt(i);
    }
    takesNul = marks[0] != 0;
  }

  /** Writes the text as UTF-8, or answers with the place of a character nobody could read back. */
  int append(String text, Bytes out) {
    int size = text.length();
    int reserved = 0;
    for (int i = 0; i < size; i++) {
      if (i >= reserved) {
        reserved = Math.min(size, i + BLOCK);
        out.reserve(3 * (reserved - i) + 1);
      }
      char next = text.charAt(i);
      if (next < 128) {
        if (next == 0 && !takesNul) {
          return i;
        }
        appendAscii(next, out);
      } else if (!Character.isSurrogate(next)) {
        out.putWide(next);
      } else if (startsPair(text, i)) {
        out.putWide(text.codePointAt(i++));
      } else {
        return i;
      }
    }
    return WRITTEN;
  }

  private void appendAscii(char next, Bytes out) {
    byte mark = marks[next];
    if (mark != 0) {
      out.put('\\');
      out.put(mark);
    } else {
      out.put(next);
    }
  }

  private static boolean startsPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
