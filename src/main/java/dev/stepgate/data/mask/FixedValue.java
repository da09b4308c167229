package dev.stepgate.data.mask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a value that the ledger writes fits into a column. */
final class FixedValue {
  private static final String DATE = "\\d{4}-\\d\\d-\\d\\d";
  private static final String TIME = "-?\\d{2,3}:\\d\\d:\\d\\d(\\.\\d{1,6})?";
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "BOOLEAN", Pattern.compile("true|false"),
          "INTEGER", Pattern.compile("-?\\d+"),
          "DECIMAL", Pattern.compile("-?\\d+(\\.\\d+)?"),
          "FLOAT", Pattern.compile("-?\\d+(\\.\\d+)?(e[+-]?\\d+)?"),
          "BINARY", Pattern.compile("([0-9a-f]{2})*"),
          "DATE", Pattern.compile(DATE),
          "TIME", Pattern.compile(TIME),
          "TIMESTAMP", Pattern.compile(DATE + " " + TIME),
          "MOMENT", Pattern.compile(DATE + " " + TIME + "\\+00"),
          "UUID", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));

  private FixedValue() {}

  static Optional<String> objection(String value, ColumnShape shape) {
    if (shape.unique()) {
      return Optional.of("it is unique");
    }
    if (value.codePointCount(0, value.length()) > shape.longest()) {
      return Optional.of("it holds " + shape.longest() + " characters");
    }
    return fits(value, shape)
        ? Optional.empty()
        : Optional.of("its type is " + shape.type() + ", which " + Quoted.of(value) + " is not");
  }

  private static boolean fits(String value, ColumnShape shape) {
    if (shape.isChoice()) {
      return choices(shape.type()).contains(value.toLowerCase(java.util.Locale.ROOT));
    }
    return switch (shape.kind()) {
      case JSON -> JsonText.isJson(value);
      case INTEGER -> isInteger(value, IntegerRange.of(shape.type()));
      default -> !FORMS.containsKey(shape.kind().name()) || matches(value, shape);
    };
  }

  private static boolean matches(String value, ColumnShape shape) {
    return FORMS.get(shape.kind().name()).matcher(value).matches();
  }

  private static boolean isInteger(String value, IntegerRange range) {
    return FORMS.get("INTEGER").matcher(value).matches()
        && (range.signed() || !value.startsWith("-"))
        && range.contains(value.replaceFirst("^-?0*(?=.)", ""), value.startsWith("-"));
  }

  private static List<String> choices(String type) {
    String list = type.substring(type.indexOf('(') + 2, type.lastIndexOf('\''));
    return List.of(list.replace("''", "'").split("','"));
  }
}
