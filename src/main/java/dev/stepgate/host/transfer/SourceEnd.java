package dev.stepgate.host.transfer;

import dev.stepgate.host.HostUnreachable;

/** What is to be sent, where it is. */
final class SourceEnd {
  private final TransferEnd end;
  private final Conversation said;
  private final String kind;
  private final String path;
  private final Listing listing;

  private SourceEnd(TransferEnd end, Conversation said) throws TransferFailed, HostUnreachable {
    this.end = end;
    this.said = said;
    said.say("source", Raw.of(end.path()));
    this.kind = said.answer();
    this.path = Raw.shown(said.word());
    this.listing = Listing.read(said.say("list"));
  }

  static SourceEnd look(TransferEnd end, Conversation said) throws TransferFailed, HostUnreachable {
    SourceEnd source = new SourceEnd(end, said);
    source.listing.refuseSpecial(source.where());
    return source;
  }

  TransferEnd end() {
    return end;
  }

  /** {@code file} or {@code folder}. */
  String kind() {
    return kind;
  }

  boolean isFolder() {
    return kind.equals("folder");
  }

  String path() {
    return path;
  }

  String where() {
    return end.name() + ":" + path;
  }

  Listing listing() {
    return listing;
  }

  String hash(Entry file) throws TransferFailed, HostUnreachable {
    return Hashes.all(said, file);
  }

  String hash(Entry file, long mebibytes) throws TransferFailed, HostUnreachable {
    return Hashes.first(said, mebibytes, file);
  }

  /** A file that is written while it is read is nobody's state. */
  void refuseChanged() throws TransferFailed, HostUnreachable {
    Listing now = Listing.read(said.say("list"));
    if (!now.equals(listing)) {
      String changed =
          listing.entries().values().stream()
              .filter(entry -> !entry.equals(now.entries().get(entry.name())))
              .map(Entry::shown)
              .filter(name -> !name.isEmpty())
              .findFirst()
              .map(name -> ", in it " + name)
              .orElse("");
      throw new TransferFailed(where() + " changed while it was read" + changed);
    }
  }
}
