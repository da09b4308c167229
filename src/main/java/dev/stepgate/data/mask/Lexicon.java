package dev.stepgate.data.mask;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The words that fakes may have: a real value made of them alone cannot be told from a fake. */
final class Lexicon {
  private static final Set<String> WORDS = new HashSet<>();

  static {
    Stream.of(
            Words.FIRST_NAMES,
            Words.LAST_NAMES,
            Words.ADJECTIVES,
            Words.NOUNS,
            Words.WAYS,
            Words.FORMS,
            CountryFake.names(),
            Words.cities())
        .flatMap(List::stream)
        .flatMap(text -> Fragments.of(text).words().stream())
        .forEach(WORDS::add);
  }

  private Lexicon() {}

  static boolean makes(List<String> words) {
    return words.stream().allMatch(word -> WORDS.contains(word) || word.matches("\\d{1,3}"));
  }
}
