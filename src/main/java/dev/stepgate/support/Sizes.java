package dev.stepgate.support;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 512}, {@code 12KB}, {@code 1.5GiB}. */
public final class Sizes {
  static final String AMOUNT = "[0-9]{1,15}(?:\\.[0-9]{1,3})?(?:B|KB|MB|GB|TB|KiB|MiB|GiB|TiB)?";
  private static final Pattern PARTS = Pattern.compile("([0-9.]+)([A-Za-z]*)");
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private Sizes() {}

  /**
   * @throws IllegalArgumentException saying what was expected
   */
  public static long parse(String text) {
    BigDecimal bytes = text.strip().matches(AMOUNT) ? bytes(text.strip()) : BigDecimal.ONE.negate();
    if (bytes.signum() < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(
          "expected a size such as 500KB, 10MB or 1GiB, got '" + text + "'");
    }
    return bytes.longValue();
  }

  /** Short, for people: {@code 900 bytes}, {@code 12.3 KB}, {@code 900 MB}. */
  public static String render(long bytes) {
    if (bytes < 1_000) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double amount = bytes;
    int unit = 0;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, amount < 99.95 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit])
        .replace(".0 ", " ");
  }

  static BigDecimal bytes(String size) {
    Matcher match = PARTS.matcher(size);
    if (!match.matches()) {
      throw new IllegalArgumentException(size);
    }
    String unit = match.group(2);
    int power = unit.isEmpty() ? 0 : "BKMGT".indexOf(unit.charAt(0));
    long step = unit.contains("i") ? 1024 : 1000;
    return new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(step).pow(power));
  }
}
