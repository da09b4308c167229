package dev.stepgate.support;

import java.util.Arrays;

/**
 * One stream on its way through two automata: one for exact forms, and one for base64, which does
 * not see line breaks.
 *
 * <p>Every longest run of bytes that belong to a secret comes out as one mask, so that the result
 * does not depend on where the stream was cut.
 */
final class RedactedStream implements Redactor.Stream {
  private static final byte[] MASK = {'*', '*', '*'};
  private static final int BLOCK = 1 << 16;
  private static final int MOST_BREAKS = 2;

  private final Automaton exact;
  private final Automaton folded;
  private final Runs runs = new Runs();
  private byte[] buffer = new byte[0];
  private int held;
  private int exactState = Automaton.START;
  private int foldedState = Automaton.START;
  private int breaks;
  private boolean masked;

  RedactedStream(Automaton exact, Automaton folded) {
    this.exact = exact;
    this.folded = folded;
  }

  boolean masked() {
    return masked;
  }

  @Override
  public void write(byte[] bytes, int offset, int length, ByteSink out) {
    for (int done = 0; done < length; done += BLOCK) {
      block(bytes, offset + done, Math.min(BLOCK, length - done), out);
    }
  }

  @Override
  public void finish(ByteSink out) {
    emit(held, out);
    exactState = Automaton.START;
    foldedState = Automaton.START;
    runs.clear();
  }

  private void block(byte[] bytes, int offset, int length, ByteSink out) {
    if (buffer.length < held + length) {
      buffer = Arrays.copyOf(buffer, held + length);
    }
    System.arraycopy(bytes, offset, buffer, held, length);
    int end = held + length;
    scan(held, end);
    held = end;
    emit(end - undecided(end), out);
  }

  private void scan(int from, int end) {
    byte[] read = buffer;
    int state = exactState;
    int foldedAt = foldedState;
    for (int i = from; i < end; i++) {
      int octet = read[i] & 255;
      state = exact.next(state, octet);
      if (!exact.isShallow(state)) {
        found(i + 1 - exact.matched(state), i + 1);
      }
      if (octet == '\n' || octet == '\r') {
        foldedAt = ++breaks > MOST_BREAKS ? Automaton.START : foldedAt;
        continue;
      }
      breaks = 0;
      foldedAt = folded.next(foldedAt, octet);
      if (!folded.isShallow(foldedAt)) {
        found(unfolded(i + 1, folded.matched(foldedAt)), i + 1);
      }
    }
    exactState = state;
    foldedState = foldedAt;
  }

  private void found(int start, int end) {
    if (start < end) {
      runs.add(start, end);
      masked = true;
    }
  }

  private int undecided(int end) {
    int foldedStart = unfolded(end, folded.depth(foldedState));
    return end - Math.min(end - exact.depth(exactState), foldedStart);
  }

  /** Where the last {@code count} bytes before {@code end} begin, line breaks not counted. */
  private int unfolded(int end, int count) {
    int at = end;
    for (int left = count; left > 0; ) {
      byte octet = buffer[--at];
      left -= octet == '\n' || octet == '\r' ? 0 : 1;
    }
    return at;
  }

  private void emit(int until, ByteSink out) {
    int at = runs.emit(buffer, until, out, MASK);
    if (at < until) {
      out.accept(buffer, at, until - at);
    }
    held -= until;
    System.arraycopy(buffer, until, buffer, 0, held);
    runs.shift(until);
  }
}
