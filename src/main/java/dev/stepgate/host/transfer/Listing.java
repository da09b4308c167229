package dev.stepgate.host.transfer;

import dev.stepgate.host.HostUnreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is at one end, by name; so folders come before what is in them. */
record Listing(Map<String, Entry> entries) {

  static Listing read(Conversation end) throws TransferFailed, HostUnreachable {
    int count = Integer.parseInt(end.answer());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(end.word());
    }
    List<String> attributes = end.word().lines().toList();
    if (attributes.size() != count) {
      throw new TransferFailed("the folder on " + end.host() + " changed while it was listed");
    }
    Map<String, Entry> entries = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Entry entry = Entry.of(names.get(i), attributes.get(i));
      boolean isLink = entry.is(Entry.Type.LINK);
      entries.put(names.get(i), isLink ? entry.leadingTo(end.word()) : entry);
    }
    return new Listing(entries);
  }

  Stream<Entry> all(Entry.Type type) {
    return entries.values().stream().filter(entry -> entry.is(type));
  }

  List<Entry> files() {
    return all(Entry.Type.FILE).toList();
  }

  long bytes() {
    return all(Entry.Type.FILE).mapToLong(Entry::size).sum();
  }

  /** Whether only the bytes of files may differ. */
  boolean isLike(Listing other) {
    return entries.keySet().equals(other.entries.keySet())
        && entries.values().stream().allMatch(one -> one.isLike(other.entries.get(one.name())));
  }

  /** What cannot be sent is not left out silently. */
  void refuseSpecial(String where) throws TransferFailed {
    List<String> special = all(Entry.Type.SPECIAL).map(Entry::shown).toList();
    if (!special.isEmpty()) {
      throw new TransferFailed(
          where
              + " holds what is neither file, folder nor link and cannot be sent: "
              + String.join(", ", special));
    }
  }
}
