package dev.stepgate.runbook.yaml;

import java.io.Reader;

/**
 * Reads a text without ever ending between the two halves of a character. The YAML parser fills
 * buffers of its own, and breaks when one of them ends there.
 */
public final class WholeCharacters extends Reader {
  private final String text;
  private int next;

  public WholeCharacters(String text) {
    this.text = text;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    if (next == text.length()) {
      return -1;
    }
    int end = Math.min(text.length(), next + length);
    boolean half = end - next > 1 && Character.isHighSurrogate(text.charAt(end - 1));
    int whole = half && end < text.length() ? end - 1 : end;
    text.getChars(next, whole, buffer, offset);
    int count = whole - next;
    next = whole;
    return count;
  }

  @Override
  public void close() {
    next = text.length();
  }
}
