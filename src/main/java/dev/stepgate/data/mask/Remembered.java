package dev.stepgate.data.mask;

import org.jspecify.annotations.Nullable;

/** The fakes of some values that came last. */
final class Remembered {
  private static final int PLACES = 1024;
  private static final int LONGEST = 200;

  private final @Nullable String[] values = new String[PLACES];
  private final @Nullable String[] fakes = new String[PLACES];

  @Nullable String fakeOf(String value) {
    int place = place(value);
    return value.equals(values[place]) ? fakes[place] : null;
  }

  void put(String value, String fake) {
    if (value.length() <= LONGEST) {
      int place = place(value);
      values[place] = value;
      fakes[place] = fake;
    }
  }

  private static int place(String value) {
    int hash = value.hashCode();
    return (hash ^ hash >>> 16) & PLACES - 1;
  }
}
