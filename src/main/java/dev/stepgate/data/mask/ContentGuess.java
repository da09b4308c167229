package dev.stepgate.data.mask;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What sampled values look like. */
final class ContentGuess {
  private static final int FEWEST_WORDS = 6;
  private static final List<Look> LOOKS =
      List.of(
          look("e-mail addresses", RuleName.EMAIL, "\\S+@[\\w-]+(\\.[\\w-]+)+"),
          new Look("bank accounts", RuleName.IBAN, IbanFake::isValid),
          look(
              "IP addresses",
              RuleName.IP,
              "\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}"),
          look("web addresses", RuleName.URL, "https?://\\S+"),
          look("phone numbers", RuleName.PHONE, "(\\+|00?)[1-9][\\d ()./-]{6,20}\\d"),
          look(
              "secrets",
              RuleName.TOKEN,
              "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|(?=\\S*\\d)(?=\\S*[A-Za-z])[A-Za-z0-9_+/=-]{32,}"),
          look(
              "names",
              RuleName.NAME,
              "\\p{Lu}\\p{Ll}+( \\p{Lu}\\.?)?( \\p{Lu}\\p{Ll}+(-\\p{Lu}\\p{Ll}+)?)"),
          new Look("free text", RuleName.TEXT, text -> text.split("\\s+").length >= FEWEST_WORDS));
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** As some frameworks keep them; version and variant tell them from other digests. */
  private static final Pattern BARE_UUID =
      Pattern.compile("(?i)[0-9a-f]{12}[1-8][0-9a-f]{3}[89ab][0-9a-f]{15}|0{16}[0-9a-f]{16}");

  private record Look(String what, RuleName rule, Predicate<String> test) {
    boolean isOf(List<String> values) {
      return count(values) * 10 >= values.size() * 6;
    }

    long count(List<String> values) {
      return values.stream().filter(test).count();
    }
  }

  private ContentGuess() {}

  /**
   * @param values none of them empty
   */
  static Optional<Guess> of(List<String> values) {
    if (values.isEmpty() || values.stream().allMatch(value -> UUID.matcher(value).matches())) {
      return Optional.empty();
    }
    return LOOKS.stream()
        .filter(look -> look.isOf(values))
        .findFirst()
        .map(
            look ->
                Guess.mask(
                    look.rule,
                    look.count(values)
                        + " of "
                        + values.size()
                        + " values look like "
                        + look.what));
  }

  /**
   * Of a primary key: what identifies a row is no secret, also without hyphens.
   *
   * @param values none of them empty
   */
  static Optional<Guess> ofKey(List<String> values) {
    return values.stream().allMatch(value -> BARE_UUID.matcher(value).matches())
        ? Optional.empty()
        : of(values);
  }

  private static Look look(String what, RuleName rule, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return new Look(what, rule, text -> compiled.matcher(text.strip()).matches());
  }
}
