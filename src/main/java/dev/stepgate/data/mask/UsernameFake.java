package dev.stepgate.data.mask;

/** A name to sign in with, that nobody else has. */
record UsernameFake(Drawing drawing, ColumnShape shape) implements Fake {
  private static final int LONG = Draw.SUFFIX + 9;

  @Override
  public String of(String value) {
    Draw draw = drawing.of(value);
    return shape.longest() >= LONG
        ? Words.plain(Words.firstName(draw)) + "." + draw.suffix(Draw.SUFFIX)
        : draw.suffix(Math.min(Draw.SUFFIX, shape.longest()));
  }
}
