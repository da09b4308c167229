package dev.stepgate.web.pages;

import java.util.List;
import java.util.stream.Stream;

/**
 * A place in the navigation.
 *
 * @param here whether this is where one is
 */
record Place(String name, String address, boolean here) {
  private static final List<Place> ALL =
      List.of(
          new Place("Runs", "/", false),
          new Place("Waiting", "/waiting", false),
          new Place("Runbooks", "/runbooks", false));
  private static final Place PEOPLE = new Place("People", "/people", false);

  static List<Place> all(String path, boolean admin) {
    return Stream.concat(ALL.stream(), admin ? Stream.of(PEOPLE) : Stream.empty())
        .map(place -> new Place(place.name, place.address, place.holds(path)))
        .toList();
  }

  private boolean holds(String path) {
    return switch (address) {
      case "/" -> path.equals("/") || path.startsWith("/runs/") || path.equals("/compare");
      case "/runbooks" -> path.startsWith("/runbook") || path.equals("/start");
      default -> path.startsWith(address);
    };
  }
}
