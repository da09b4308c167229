package dev.stepgate.data.mask;

/** An address at a domain that never receives mail; the same for the same person everywhere. */
record EmailFake(Drawing drawing, ColumnShape shape) implements Fake {
  /** {@code a@a.test}, with five characters before the at sign. */
  static final int SHORTEST = 12;

  static final int SHORTEST_UNIQUE = Draw.SUFFIX + 7;
  private static final int LONG = Draw.SUFFIX + 12;
  private static final int LONGEST = LONG + 9;

  @Override
  public String of(String value) {
    Draw draw = drawing.of(value);
    int longest = shape.longest();
    if (longest >= LONGEST) {
      return Words.plain(Words.firstName(draw)) + "." + suffix(draw) + "@example.org";
    }
    return longest >= LONG
        ? suffix(draw) + "@example.org"
        : draw.suffix(Math.min(Draw.SUFFIX, longest - 7)) + "@a.test";
  }

  private static String suffix(Draw draw) {
    return draw.suffix(Draw.SUFFIX);
  }
}
