package dev.stepgate.data.mask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The words that fakes are made of. */
final class Words {
  static final List<String> FIRST_NAMES = read("first-names");
  static final List<String> LAST_NAMES = read("last-names");
  static final List<String> ADJECTIVES = read("adjectives");
  static final List<String> NOUNS = read("nouns");
  static final List<String> PLACES = read("places");
  static final List<String> ENDINGS = read("place-endings");
  static final List<String> WAYS = List.of("Street", "Road", "Lane", "Avenue", "Way", "Close");
  static final List<String> FORMS = List.of("Ltd", "Limited", "Inc", "Group", "GmbH", "and Sons");

  private Words() {}

  static String name(Draw draw) {
    return firstName(draw) + " " + lastName(draw);
  }

  static String firstName(Draw draw) {
    return draw.from(FIRST_NAMES);
  }

  static String lastName(Draw draw) {
    return draw.from(LAST_NAMES);
  }

  static String company(Draw draw) {
    return draw.from(ADJECTIVES) + " " + draw.from(NOUNS) + " " + draw.from(FORMS);
  }

  static String city(Draw draw) {
    return draw.from(PLACES) + draw.from(ENDINGS);
  }

  static List<String> cities() {
    return PLACES.stream()
        .flatMap(place -> ENDINGS.stream().map(ending -> place + ending))
        .toList();
  }

  static String street(Draw draw) {
    return 1 + draw.below(199) + " " + draw.from(NOUNS) + " " + draw.from(WAYS);
  }

  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static List<String> read(String name) {
    try (InputStream in = Words.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no list of " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .flatMap(line -> List.of(line.split(" ")).stream())
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
