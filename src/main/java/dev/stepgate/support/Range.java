package dev.stepgate.support;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an amount: {@code 7}, {@code >= 7}, {@code 7..9}; of sizes with units, {@code
 * 50KB..200KB}.
 */
public record Range(String text, String operator, BigDecimal low, @Nullable BigDecimal high) {
  private static final String NUMBER = "-?[0-9]{1,30}(?:\\.[0-9]{1,30})?";
  public static final String NUMBER_PATTERN = pattern(NUMBER);
  public static final String SIZE_PATTERN = pattern(Sizes.AMOUNT);

  public static Range ofNumbers(String text) {
    return parse(text, NUMBER_PATTERN, "a number such as 7, '>= 7' or 7..9", BigDecimal::new);
  }

  public static Range ofSizes(String text) {
    return parse(text, SIZE_PATTERN, "a size such as 12KB, '>= 5MB' or 50KB..200KB", Sizes::bytes);
  }

  public boolean holds(BigDecimal actual) {
    int compared = actual.compareTo(low);
    return switch (operator) {
      case ">=" -> compared >= 0;
      case ">" -> compared > 0;
      case "<=" -> compared <= 0;
      case "<" -> compared < 0;
      case "!=" -> compared != 0;
      case ".." -> high != null && compared >= 0 && actual.compareTo(high) <= 0;
      default -> compared == 0;
    };
  }

  private static String pattern(String amount) {
    return "^\\s*(?:(>=|<=|!=|>|<|=)?\\s*("
        + amount
        + ")|("
        + amount
        + ")\\.\\.("
        + amount
        + "))\\s*$";
  }

  private static Range parse(
      String text, String pattern, String wanted, Function<String, BigDecimal> amount) {
    Matcher match = Pattern.compile(pattern).matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("expected " + wanted + ", got '" + text + "'");
    }
    if (match.group(2) != null) {
      String operator = match.group(1) == null ? "=" : match.group(1);
      return new Range(text.strip(), operator, amount.apply(match.group(2)), null);
    }
    BigDecimal low = amount.apply(match.group(3));
    BigDecimal high = amount.apply(match.group(4));
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("expected the smaller end first, got '" + text + "'");
    }
    return new Range(text.strip(), "..", low, high);
  }
}
