package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Kind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date some days earlier or later; the time of day stays. */
final class DateFake implements Fake {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?!\\d)(.*)");
  private static final Pattern DATELESS = Pattern.compile("-?infinity|0000-.*");
  private static final LocalDate FIRST_MOMENT = LocalDate.of(1970, 1, 2);
  private static final LocalDate LAST_MOMENT = LocalDate.of(2038, 1, 18);

  private final Rule.Shift rule;
  private final Drawing drawing;
  private final ColumnShape shape;
  private final Fake otherwise;

  DateFake(MaskingKey key, Rule.Shift rule, ColumnShape shape) {
    this.rule = rule;
    this.drawing = key.drawing("date");
    this.shape = shape;
    this.otherwise = new PermutedFake(key, "date", ShapedText::of, shape);
  }

  @Override
  public String of(String value) throws DataError {
    if (shape.kind() != Kind.TEXT && DATELESS.matcher(value).matches()) {
      return value;
    }
    Matcher date = DATE.matcher(value);
    Optional<LocalDate> day = date.matches() ? day(date) : Optional.empty();
    if (day.isPresent()) {
      return written(shifted(day.get(), days(value.substring(0, 10))), date);
    }
    return shape.kind() == Kind.TEXT ? otherwise.of(value) : "1970-01-02" + timeOf(value);
  }

  private int days(String date) {
    Draw draw = drawing.of(rule.keepOrder() ? "" : date);
    int days = 1 + draw.below(rule.days());
    return draw.below(2) == 0 ? days : -days;
  }

  private LocalDate shifted(LocalDate date, int days) {
    LocalDate shifted = date.plusDays(days);
    boolean tooFar = shifted.getYear() < 1 || shifted.getYear() > 9999;
    return tooFar || isMoment(date) && !isMoment(shifted) ? date.plusDays(-days) : shifted;
  }

  /** MySQL's timestamps end where 32 bits do. */
  private boolean isMoment(LocalDate date) {
    return shape.kind() == Kind.MOMENT
        && !date.isBefore(FIRST_MOMENT)
        && !date.isAfter(LAST_MOMENT);
  }

  /** MySQL has dates without a day, or without month and day. */
  private static Optional<LocalDate> day(Matcher date) {
    int year = Integer.parseInt(date.group(1));
    int month = Math.max(1, Integer.parseInt(date.group(2)));
    int day = Math.max(1, Integer.parseInt(date.group(3)));
    return month > 12 || day > java.time.YearMonth.of(year, month).lengthOfMonth()
        ? Optional.empty()
        : Optional.of(LocalDate.of(year, month, day));
  }

  private static String written(LocalDate date, Matcher source) {
    String month = source.group(2).equals("00") ? "00" : two(date.getMonthValue());
    String day = source.group(3).equals("00") ? "00" : two(date.getDayOfMonth());
    return four(date.getYear()) + "-" + month + "-" + day + source.group(4);
  }

  private static String four(int number) {
    return String.valueOf(10_000 + number).substring(1);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static String timeOf(String value) {
    int blank = value.indexOf(' ');
    return blank < 0 ? "" : value.substring(blank).replace(" BC", "");
  }
}
