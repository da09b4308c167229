package dev.stepgate.data.mask;

import java.util.Locale;
import java.util.regex.Pattern;

/** Another account number of the same country, with check digits that are right. */
final class IbanFake implements Fake {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern START = Pattern.compile("(?s)[A-Za-z]{2}[0-9]{2}.*");
  private static final int AFTER_CHECK = 4;

  private final FormatPermutation permutation;
  private final Fake otherwise;

  IbanFake(MaskingKey key, ColumnShape shape) {
    this.permutation = new FormatPermutation(key.hash("iban"));
    this.otherwise = new PermutedFake(key, "iban", ShapedText::of, shape);
  }

  @Override
  public String of(String value) throws dev.stepgate.data.DataError {
    if (isValid(value)) {
      return valid(value);
    }
    String fake = value;
    do {
      fake = otherwise.of(fake);
    } while (isValid(fake));
    return fake;
  }

  static boolean isValid(String value) {
    String plain = plain(value);
    return START.matcher(value).matches()
        && FORM.matcher(plain).matches()
        && remainder(plain.substring(AFTER_CHECK) + plain.substring(0, AFTER_CHECK)) == 1;
  }

  private String valid(String value) {
    String account = ShapedText.of(value.substring(AFTER_CHECK)).permuted(permutation);
    String country = value.substring(0, 2);
    int check = 98 - remainder(plain(account) + plain(country) + "00");
    return country + (check < 10 ? "0" : "") + check + account;
  }

  private static String plain(String value) {
    return value.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
  }

  private static int remainder(String text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 36);
      remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    return remainder;
  }
}
