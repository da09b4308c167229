package dev.stepgate.cli.data;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One word of several, as a person types it; completion knows them too. */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final List<E> all;

  Choice(E[] all) {
    this.all = List.of(all);
  }

  @Override
  public E convert(String typed) {
    return all.stream()
        .filter(one -> word(one).equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + typed + "' is none of " + String.join(", ", words())));
  }

  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private List<String> words() {
    return all.stream().map(Choice::word).toList();
  }
}
