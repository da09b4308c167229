package dev.stepgate.data.mask;

import dev.stepgate.data.schema.Kind;
import dev.stepgate.support.Digests;

/** The keyed digest in hex, as long as the column allows; for bytes, as long as they were. */
record HashFake(Drawing drawing, ColumnShape shape) implements Fake {
  static final int SHORTEST_UNIQUE = 20;

  @Override
  public String of(String value) {
    String digest = Digests.hex(drawing.of(value).digest());
    int most = shape.kind() == Kind.BINARY ? value.length() & ~1 : shape.longest();
    return digest.substring(0, Math.min(digest.length(), most));
  }
}
