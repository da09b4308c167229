package dev.stepgate.host.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Entries that are to get the same permissions, one behind the other. */
record Modes(int mode, List<String> names) {
  private static final int MOST = 500;

  /** Folders last, and what is in them before themselves: nobody may be able to enter them then. */
  static List<Modes> of(Listing listing, TransferOrder order) {
    List<Modes> groups = new ArrayList<>();
    Stream<Entry> folders =
        listing
            .all(Entry.Type.FOLDER)
            .sorted(Comparator.comparing(Entry::isTop).thenComparing(Entry::name, reversed()));
    Stream.concat(listing.all(Entry.Type.FILE), folders)
        .forEach(entry -> add(groups, order.modeOf(entry), entry.name()));
    return groups;
  }

  String octal() {
    return String.format("%04o", mode);
  }

  private static Comparator<String> reversed() {
    return Comparator.reverseOrder();
  }

  private static void add(List<Modes> groups, int mode, String name) {
    Modes last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
    if (last == null || last.mode() != mode || last.names().size() == MOST) {
      last = new Modes(mode, new ArrayList<>());
      groups.add(last);
    }
    last.names().add(name);
  }
}
