package dev.stepgate.data.mask;

/** A number of the same sign with as many digits before the point, and as many after it. */
final class NumberFake implements Fake {
  private final FormatPermutation permutation;
  private final ColumnShape shape;
  private final IntegerRange range;

  NumberFake(MaskingKey key, ColumnShape shape) {
    this.permutation = new FormatPermutation(key.hash("number"));
    this.shape = shape;
    this.range = IntegerRange.of(shape.type());
  }

  @Override
  public String of(String value) {
    return switch (shape.kind()) {
      case INTEGER -> integer(value);
      case FLOAT -> floating(value);
      default -> decimal(value, exponent(value));
    };
  }

  private String integer(String value) {
    String sign = value.startsWith("-") ? "-" : "";
    String digits = value.substring(sign.length());
    do {
      digits = ShapedText.numeral(digits, 0, digits.length()).permuted(permutation);
    } while (!range.contains(digits, !sign.isEmpty()) || isBeforeTheFirstYear(digits));
    return sign + digits;
  }

  /** The years that MySQL knows begin with 1901. */
  private boolean isBeforeTheFirstYear(String digits) {
    return range.most() == 2155 && digits.length() == 4 && digits.compareTo("1901") < 0;
  }

  private String decimal(String value, int end) {
    int point = value.substring(0, end).indexOf('.');
    int last = end;
    while (point >= 0 && value.charAt(last - 1) == '0') {
      last--;
    }
    ShapedText text = ShapedText.numeral(value, 0, last);
    if (point >= 0 && last > point + 1) {
      text.keepLastFromZero();
    }
    return text.permuted(permutation);
  }

  /** No more digits than the type tells apart, so that it reads back the same. */
  private String floating(String value) {
    int end = exponent(value);
    String mantissa = value.substring(0, end);
    int digits = (int) mantissa.replaceFirst("^-?[0.]*", "").chars().filter(c -> c != '.').count();
    int most = shape.type().startsWith("double") || shape.type().equals("float8") ? 15 : 6;
    int point = mantissa.indexOf('.');
    if (digits > most && point >= 0) {
      mantissa = mantissa.substring(0, Math.max(point, end - (digits - most)));
    }
    String fake = decimal(mantissa, mantissa.length()) + value.substring(end);
    return Double.isInfinite(asNumber(fake, most)) ? value.charAt(0) == '-' ? "-1" : "1" : fake;
  }

  private static double asNumber(String text, int most) {
    return text.matches("[-+0-9.eE]+")
        ? most == 6 ? Float.parseFloat(text) : Double.parseDouble(text)
        : 0;
  }

  private static int exponent(String value) {
    int end = Math.max(value.indexOf('e'), value.indexOf('E'));
    return end < 0 ? value.length() : end;
  }
}
