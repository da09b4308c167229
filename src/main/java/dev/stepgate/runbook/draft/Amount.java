package dev.stepgate.runbook.draft;

import dev.stepgate.support.Sizes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number, a range or a size that a sentence names.
 *
 * @param wanted as a runbook writes it
 * @param least the smallest number that will do, of a number without a unit
 * @param counted what is counted, as far as the sentence says
 */
record Amount(String wanted, boolean size, boolean exact, String least, String counted) {
  private static final String N = "(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)";
  private static final String UNIT = "\\s?([KMGT]i?B?|bytes?|B)\\b";
  private static final Pattern SIZES =
      Pattern.compile("(?i)" + N + "(?:" + UNIT + ")?\\s?(?:-|–|—|to|and|\\.\\.)\\s?" + N + UNIT);
  private static final Pattern SIZE =
      Pattern.compile(
          "(?i)(at least|more than|over|above|>=?|≥|less than|under|at most|<=?|≤|~|about|around)?\\s?"
              + N
              + UNIT
              + "(\\s?\\+)?");
  private static final Pattern RANGE =
      Pattern.compile(
          "(?i)(?:between\\s+)?\\b"
              + N
              + "\\s?(?:-|–|—|to|and|\\.\\.)\\s?"
              + N
              + "\\b(?![-:/.]\\d)(.*)");
  private static final Pattern LEAST =
      Pattern.compile(
          "(?i)(?:at least|no (?:less|fewer) than|minimum(?: of)?|>=|≥)\\s*"
              + N
              + "(.*)|"
              + N
              + "\\s?(?:\\+|or more)(.*)");
  private static final Pattern MORE =
      Pattern.compile("(?i)(?:more than|over|above|greater than|>)\\s*" + N + "(.*)");
  private static final Pattern LESS =
      Pattern.compile(
          "(?i)(at most|no more than|up to|<=|≤|less than|fewer than|under|below|<)\\s*"
              + N
              + "(.*)");
  private static final Pattern LARGE =
      Pattern.compile("(?i)\\b(dozens|hundreds|thousands|tens of thousands|millions)\\b(.*)");
  private static final Pattern ROUGH =
      Pattern.compile(
          "(?i)(?:(?:\\b(?:roughly|approximately|approx\\.?|about|around|circa|ca\\.)|~)\\s?"
              + N
              + "\\b(?![-:/%]|\\.\\d)(.*)|\\b"
              + N
              + "\\s?\\(?(?:roughly|approximately|approx\\b|or so|give or take)(.*))");
  private static final Pattern EXACT =
      Pattern.compile(
          "(?i)(?:exactly\\s+|=\\s*|is\\s+|be\\s+|equals?\\s+|return\\w*:?\\s+|show\\w*:?\\s+|print\\w*:?\\s+|report\\w*:?\\s+|count:?\\s+|are\\s+|see:?\\s+|list\\w*:?\\s+|contain\\w*:?\\s+|has\\s+|have\\s+|^:?\\s*)(?:all\\s+)?\\b"
              + N
              + "\\b(?![-:/%]|\\.\\d|x\\d)(.*)");

  static Optional<Amount> of(String sentence) {
    Optional<Amount> size = size(sentence);
    return size.isPresent()
        ? size
        : number(
            sentence.replaceAll(
                "(?i)https?://\\S+|\\b(?:step|line|version|v|port|http|status|code)s?\\s*\\d[\\d.]*",
                " "));
  }

  private static Optional<Amount> size(String sentence) {
    Matcher range = SIZES.matcher(sentence);
    if (range.find()) {
      String from = bytes(range.group(1), range.group(2) == null ? range.group(4) : range.group(2));
      String to = bytes(range.group(3), range.group(4));
      return ordered(from, to)
          ? Optional.of(new Amount(from + ".." + to, true, false, "", ""))
          : Optional.empty();
    }
    Matcher one = SIZE.matcher(sentence);
    if (one.find() && (one.group(1) != null || one.group(4) != null)) {
      return Optional.of(
          new Amount(operator(one) + bytes(one.group(2), one.group(3)), true, false, "", ""));
    }
    return Optional.empty();
  }

  private static boolean ordered(String from, String to) {
    try {
      return Sizes.parse(from) <= Sizes.parse(to);
    } catch (IllegalArgumentException tooLarge) {
      return false;
    }
  }

  private static String operator(Matcher one) {
    String word = one.group(1) == null ? "" : one.group(1).toLowerCase(Locale.ROOT);
    if (word.matches("less than|under|at most|<=?|≤")) {
      return "<= ";
    }
    return ">= ";
  }

  private static String bytes(String number, String unit) {
    String name = unit.toUpperCase(Locale.ROOT);
    if (name.startsWith("BYTE") || name.equals("B")) {
      return plain(number);
    }
    return number.replace(",", "")
        + name.charAt(0)
        + (name.length() > 1 && name.charAt(1) == 'I' ? "iB" : "B");
  }

  private static Optional<Amount> number(String sentence) {
    Matcher least = LEAST.matcher(sentence);
    if (least.find()) {
      String number = least.group(1) == null ? least.group(3) : least.group(1);
      return Optional.of(
          least(plain(number), least.group(1) == null ? least.group(4) : least.group(2)));
    }
    Matcher more = MORE.matcher(sentence);
    if (more.find()) {
      return whole(more.group(1)).map(n -> least(n.add(BigInteger.ONE).toString(), more.group(2)));
    }
    Matcher less = LESS.matcher(sentence);
    if (less.find()) {
      boolean equal =
          less.group(1).toLowerCase(Locale.ROOT).matches("at most|no more than|up to|<=|≤");
      return Optional.of(
          new Amount(
              (equal ? "<= " : "< ") + plain(less.group(2)),
              false,
              false,
              "",
              counted(less.group(3))));
    }
    return others(sentence);
  }

  private static Optional<Amount> others(String sentence) {
    Matcher range = RANGE.matcher(sentence);
    if (range.find()
        && new BigDecimal(plain(range.group(1))).compareTo(new BigDecimal(plain(range.group(2))))
            < 0) {
      return Optional.of(
          new Amount(
              plain(range.group(1)) + ".." + plain(range.group(2)),
              false,
              false,
              "",
              counted(range.group(3))));
    }
    Matcher large = LARGE.matcher(sentence);
    if (large.find()) {
      return Optional.of(least(large(large.group(1).toLowerCase(Locale.ROOT)), large.group(2)));
    }
    Matcher rough = ROUGH.matcher(sentence);
    if (rough.find()) {
      boolean before = rough.group(1) != null;
      return rough(rough.group(before ? 1 : 3), rough.group(before ? 2 : 4));
    }
    Matcher exact = EXACT.matcher(sentence);
    return exact.find()
        ? Optional.of(
            new Amount(
                plain(exact.group(1)), false, true, plain(exact.group(1)), counted(exact.group(2))))
        : Optional.empty();
  }

  /** A fifth more or less is still about as many. */
  private static Optional<Amount> rough(String number, String rest) {
    return whole(number)
        .map(
            n -> {
              BigInteger fifth = n.divide(BigInteger.valueOf(5));
              String wanted = n.subtract(fifth) + ".." + n.add(fifth);
              return new Amount(wanted, false, false, "", counted(rest));
            });
  }

  private static Amount least(String number, String rest) {
    return new Amount(">= " + number, false, false, number, counted(rest));
  }

  private static String large(String word) {
    return switch (word) {
      case "dozens" -> "24";
      case "hundreds" -> "100";
      case "thousands" -> "1000";
      case "tens of thousands" -> "10000";
      default -> "1000000";
    };
  }

  private static Optional<BigInteger> whole(String number) {
    return plain(number).matches("\\d{1,29}")
        ? Optional.of(new BigInteger(plain(number)))
        : Optional.empty();
  }

  private static String plain(String number) {
    String plain = number.replace(",", "");
    return plain.length() > 28 ? plain.substring(0, 28) : plain.endsWith(".") ? plain + "0" : plain;
  }

  private static String counted(String rest) {
    Matcher word =
        Pattern.compile("^\\s*(?:of\\s+)?(?:the\\s+)?([\\p{L}_]+(?:\\s[\\p{L}_]+)?)").matcher(rest);
    return word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "";
  }
}
