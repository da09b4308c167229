package dev.stepgate.data.mask;

import java.util.function.Function;

/** A fake of chosen words; in a unique column with a suffix of its own, 80 bits of it. */
record ChosenFake(Drawing drawing, Function<Draw, String> words, ColumnShape shape)
    implements Fake {
  @Override
  public String of(String value) {
    Draw draw = drawing.of(value);
    String chosen = words.apply(draw);
    return shape.unique()
        ? joined(cut(chosen, shape.longest() - Draw.SUFFIX - 1), draw.suffix(Draw.SUFFIX))
        : cut(chosen, shape.longest());
  }

  private static String joined(String chosen, String suffix) {
    return chosen.isEmpty() ? suffix : chosen + " " + suffix;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, Math.max(0, longest)).strip();
  }
}
