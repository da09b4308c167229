package dev.stepgate.check;

import dev.stepgate.data.Answer;
import dev.stepgate.runbook.JsonTemplate;
import dev.stepgate.runbook.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small set of rows, cell by cell. */
final class TableFinding {
  private final UnaryOperator<String> values;

  private TableFinding(UnaryOperator<String> values) {
    this.values = values;
  }

  static Finding of(JsonTemplate wanted, @Nullable Answer answer, UnaryOperator<String> values)
      throws NotJudged {
    if (answer == null || !(wanted.value() instanceof List<?> rows)) {
      throw new NotJudged("there are no rows to compare");
    }
    Finding difference = new TableFinding(values).difference(rows, answer.rows());
    return difference == null
        ? new Finding(true, "the wanted rows", rows.size() + " rows, each as wanted")
        : difference;
  }

  private @Nullable Finding difference(List<?> wanted, List<List<@Nullable String>> actual) {
    for (int row = 0; row < Math.min(wanted.size(), actual.size()); row++) {
      List<?> cells = wanted.get(row) instanceof List<?> list ? list : List.of();
      Finding difference = difference(row + 1, cells, actual.get(row));
      if (difference != null) {
        return difference;
      }
    }
    return wanted.size() == actual.size()
        ? null
        : new Finding(false, wanted.size() + " rows", actual.size() + " rows");
  }

  private @Nullable Finding difference(int row, List<?> wanted, List<@Nullable String> actual) {
    if (wanted.size() != actual.size()) {
      return new Finding(
          false, wanted.size() + " columns in row " + row, actual.size() + " columns");
    }
    for (int column = 0; column < wanted.size(); column++) {
      if (!holds(wanted.get(column), actual.get(column))) {
        String place = "row " + row + ", column " + (column + 1) + " is ";
        return new Finding(false, place + shown(wanted.get(column)), shown(actual.get(column)));
      }
    }
    return null;
  }

  private boolean holds(@Nullable Object wanted, @Nullable String actual) {
    if (wanted == null || actual == null) {
      return wanted == null && actual == null;
    }
    if (wanted instanceof Boolean truth) {
      return (truth ? List.of("t", "true", "1") : List.of("f", "false", "0")).contains(actual);
    }
    return wanted instanceof BigDecimal number
        ? isNumber(actual, number)
        : text(wanted).equals(actual);
  }

  private static boolean isNumber(String actual, BigDecimal wanted) {
    try {
      return new BigDecimal(actual.strip()).compareTo(wanted) == 0;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private String text(Object wanted) {
    return wanted instanceof Text text ? text.expand(values) : String.valueOf(wanted);
  }

  private String shown(@Nullable Object cell) {
    return cell == null ? "NULL" : Shown.quoted(text(cell));
  }
}
