package dev.stepgate.data.mask;

/** An address on a host that is reserved for examples. */
record UrlFake(Drawing drawing, ColumnShape shape) implements Fake {
  private static final String HOST = "https://example.org/";
  static final int SHORTEST = HOST.length();
  static final int SHORTEST_UNIQUE = SHORTEST + Draw.SUFFIX;

  @Override
  public String of(String value) {
    int room = Math.min(Draw.SUFFIX, shape.longest() - HOST.length());
    return HOST + drawing.of(value).suffix(room);
  }
}
