package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FakePropertiesTest {
  private static final String CHARACTERS =
      "abcXYZ019 .-_@+/,'\"\\\n\u00e9\u00df\u0416\u4e2d\u0301\ud83d\ude00";

  @ParameterizedTest
  @EnumSource(RuleName.class)
  void fitsIntoItsColumnWhateverComes(RuleName rule) throws DataError {
    for (int longest : new int[] {1, 2, 3, 12, 20, 40, 255}) {
      ColumnShape shape =
          ColumnShape.of(
              TableSketch.table("t")
                  .column("v", "varchar(" + longest + ")")
                  .done()
                  .columns()
                  .get(0),
              false);
      if (rule.objection(shape).isEmpty()) {
        fits(rule, shape, longest);
      }
    }
  }

  private static void fits(RuleName rule, ColumnShape shape, int longest) throws DataError {
    Random random = new Random(longest);
    Fake fake = rule.fake(Masked.KEY, shape);
    for (int i = 0; i < 300; i++) {
      String value = text(random, longest);
      String made = fake.of(value);
      assertThat(made).isNotEmpty().isEqualTo(fake.of(value));
      assertThat(made.codePointCount(0, made.length())).isLessThanOrEqualTo(longest);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RuleName.class,
      names = {"TEXT", "TOKEN", "POSTCODE", "PHONE", "DIGITS", "KEY"})
  void leavesNoLetterOfAnyScript(RuleName rule) throws DataError {
    Fake fake = rule.fake(Masked.KEY, ColumnShape.LEAF);
    String made = fake.of("\u00c9mile \u041b\u0435\u0432 \u4e2d\u6587 \ud835\udd04\u0301!");
    assertThat(made).matches("[A-Z][a-z]{4} [A-Z][a-z]{2} [a-z]{2} [a-zA-Z]{2}!");
  }

  @ParameterizedTest
  @CsvSource({
    "varchar(80), name",
    "varchar(80), email",
    "varchar(80), text",
    "varchar(80), key",
    "integer, key",
    "numeric(5;2), number",
    "date, date",
    "uuid, uuid",
    "jsonb, {json: {$.a: text}}",
  })
  void leavesNullAndNothingAlone(String type, String rule) throws DataError {
    String decision = "{mask: " + rule + "}";
    assertThat(Masked.fake(type.replace(';', ','), decision, null)).isNull();
    assertThat(Masked.fake(type.replace(';', ','), decision, "")).isEmpty();
  }

  @Test
  void keepsTheShapeOfNumbers() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "numeric(12,4)", "{mask: number}", false);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      String value =
          new java.math.BigDecimal(random.nextInt())
              .movePointLeft(random.nextInt(5))
              .toPlainString();
      String fake = Masked.apply(masking, value);
      assertThat(fake.replaceAll("[0-9]", "9")).isEqualTo(value.replaceAll("[0-9]", "9"));
    }
  }

  @Test
  void writesFloatsInTheirShortestForm() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "double precision", "{mask: number}", false);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      String fake = Masked.apply(masking, String.valueOf(random.nextDouble() * 1000));
      assertThat(new java.math.BigDecimal(fake))
          .isEqualByComparingTo(java.math.BigDecimal.valueOf(Double.parseDouble(fake)));
    }
    for (String odd : new String[] {"NaN", "Infinity", "-Infinity", "0", "-0"}) {
      assertThat(Masked.apply(masking, odd)).isEqualTo(odd);
    }
    assertThat(Double.parseDouble(Masked.apply(masking, "1.7976931348623157e+308"))).isFinite();
  }

  @Test
  void movesDatesByNoMoreThanItMayAndNeverByNothing() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "date", "{mask: {date: {days: 10}}}", false);
    java.time.LocalDate date = java.time.LocalDate.of(1899, 12, 20);
    for (int i = 0; i < 3000; i++) {
      date = date.plusDays(13);
      java.time.LocalDate fake = java.time.LocalDate.parse(Masked.apply(masking, date.toString()));
      long days = Math.abs(java.time.temporal.ChronoUnit.DAYS.between(date, fake));
      assertThat(days).isBetween(1L, 10L);
    }
  }

  @Test
  void knowsDatesThatAreNone() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "date", "{mask: date}", false);
    assertThat(Masked.apply(masking, "infinity")).isEqualTo("infinity");
    assertThat(Masked.apply(masking, "0000-00-00")).isEqualTo("0000-00-00");
    assertThat(Masked.apply(masking, "1980-05-00")).matches("1980-0[456]-00|1980-0[456]-00");
    assertThat(Masked.fake("varchar(20)", "{mask: date}", "17.5.1980"))
        .matches("\\d\\d\\.\\d\\.\\d{4}")
        .isNotEqualTo("17.5.1980");
  }

  @Test
  void staysWithinMomentsThatMysqlKnows() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "moment", "{mask: {date: {days: 3000}}}", false);
    for (int i = 0; i < 500; i++) {
      String fake =
          Masked.apply(masking, java.time.LocalDate.of(1970, 1, 2).plusDays(i) + " 00:00:00+00");
      assertThat(fake).isGreaterThan("1970-01-02").isLessThan("2038-01-19");
    }
  }

  @Test
  void writesIbansThatAreRightAndLeavesWrongOnesWrong() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "varchar(40)", "{mask: iban}", true);
    String fake = Masked.apply(masking, "DE89370400440532013000");
    assertThat(IbanFake.isValid(fake)).isTrue();
    assertThat(IbanFake.isValid(Masked.apply(masking, "DE00370400440532013000"))).isFalse();
  }

  @Test
  void keepsNetworksNetworks() throws DataError {
    assertThat(Masked.fake("inet", "{mask: ip}", "192.168.7.9/32")).matches("10(\\.\\d+){3}/32");
    assertThat(Masked.fake("varchar(60)", "{mask: ip}", "unknown, 1.2.3.4"))
        .doesNotContain("1.2.3.4");
  }

  private static String text(Random random, int longest) {
    int[] points = CHARACTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
