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
        .forEach(text -> Fragments.of(text).allWords(Lexicon::learn));
  }

  private Lexicon() {}

  static boolean makes(Fragments value) {
    return value.allWords(word -> WORDS.contains(word) || isHouseNumber(word));
  }

  private static boolean learn(String word) {
    WORDS.add(word);
    return true;
  }

  private static boolean isHouseNumber(String word) {
    return word.length() <= 3 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
