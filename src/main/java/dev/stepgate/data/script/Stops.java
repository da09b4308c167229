package dev.stepgate.data.script;

/** The bytes at which a scan stops. */
final class Stops {
  private final boolean[] stops = new boolean[256];

  private Stops() {}

  static Stops at(String ascii) {
    Stops at = new Stops();
    ascii.chars().forEach(stop -> at.stops[stop] = true);
    return at;
  }

  /** Where a word begins: letters, underscores, and whatever is not ASCII. */
  Stops andWords() {
    Stops more = and("_");
    for (int stop = 0; stop < 256; stop++) {
      more.stops[stop] |= stop >= 0x80 || Character.isLetter(stop);
    }
    return more;
  }

  Stops and(String ascii) {
    Stops more = at(ascii);
    for (int stop = 0; stop < 256; stop++) {
      more.stops[stop] |= stops[stop];
    }
    return more;
  }

  /** The first place in a range with a stop, or the range's end. */
  int find(byte[] bytes, int from, int end) {
    boolean[] table = stops;
    int place = from;
    while (place < end && !table[bytes[place] & 0xff]) {
      place++;
    }
    return place;
  }
}
