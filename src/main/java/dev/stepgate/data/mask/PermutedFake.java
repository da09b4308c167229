package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.util.function.Function;

/** A fake of the same format, by a permutation: no two values get the same. */
final class PermutedFake implements Fake {
  private final FormatPermutation permutation;
  private final Drawing drawing;
  private final Function<String, ShapedText> shaping;
  private final ColumnShape shape;

  PermutedFake(
      MaskingKey key, String purpose, Function<String, ShapedText> shaping, ColumnShape shape) {
    this.permutation = new FormatPermutation(key.hash(purpose));
    this.drawing = key.drawing(purpose);
    this.shaping = shaping;
    this.shape = shape;
  }

  @Override
  public String of(String value) throws DataError {
    ShapedText text = shaping.apply(value);
    if (text.isEmpty()) {
      text = ShapedText.of(value);
    }
    return text.isForeign() && shape.unique()
        ? withoutItsFormat(value)
        : text.permuted(permutation);
  }

  private String withoutItsFormat(String value) throws DataError {
    if (shape.longest() < Draw.SUFFIX) {
      throw new DataError(
          "a value has letters beyond A to Z, which cannot stay unique in "
              + shape.longest()
              + " characters");
    }
    return drawing.of(value).suffix(Draw.SUFFIX);
  }
}
