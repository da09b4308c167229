package dev.stepgate.host.transfer;

import dev.stepgate.host.HostUnreachable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where it is to be: what has the name there, and the part that has arrived so far. */
final class TargetEnd {
  private final TransferEnd end;
  private final Conversation said;
  private final String partName;
  private final String folder;
  private final String present;
  private final String room;

  TargetEnd(TransferEnd end, Conversation said, String partName)
      throws TransferFailed, HostUnreachable {
    this.end = end;
    this.said = said;
    this.partName = partName;
    said.say("target", Raw.of(end.path()), partName).answer();
    this.folder = said.word();
    this.present = said.word();
    this.room = said.word();
  }

  TransferEnd end() {
    return end;
  }

  String where() {
    String in = Raw.shown(folder);
    return end.name() + ":" + (in.equals("/") ? "" : in) + "/" + end.fileName();
  }

  /** Of what has the name: file, folder, link, other, or none. */
  String present() {
    return present;
  }

  String partPath() {
    return folder + "/" + partName;
  }

  String folder() {
    return folder;
  }

  String partName() {
    return partName;
  }

  Listing presentListing() throws TransferFailed, HostUnreachable {
    return Listing.read(said.say("own", "name", "list"));
  }

  Listing partListing() throws TransferFailed, HostUnreachable {
    return Listing.read(said.say("own", "part", "list"));
  }

  String hashOfPresent(Entry file) throws TransferFailed, HostUnreachable {
    said.say("own", "name");
    return Hashes.all(said, file);
  }

  String hash(Entry file) throws TransferFailed, HostUnreachable {
    said.say("own", "part");
    return Hashes.all(said, file);
  }

  String hash(Entry file, long mebibytes) throws TransferFailed, HostUnreachable {
    said.say("own", "part");
    return Hashes.first(said, mebibytes, file);
  }

  /** Free bytes, or null if that is not known. */
  @Nullable Long room() {
    String[] words = room.split(" ");
    return words.length == 2 ? Long.parseLong(words[0]) * Long.parseLong(words[1]) : null;
  }

  /** False when something still writes the part. */
  boolean begin(String kind) throws TransferFailed, HostUnreachable {
    return said.say("begin", kind).answer().equals("begun");
  }

  void discard(String name) throws TransferFailed, HostUnreachable {
    said.say("discard", name);
  }

  void folder(Entry folder) throws TransferFailed, HostUnreachable {
    said.say("folder", folder.name());
  }

  void link(Entry link) throws TransferFailed, HostUnreachable {
    said.say("link", link.link(), link.name());
  }

  void sync() throws TransferFailed, HostUnreachable {
    said.say("sync");
  }

  /** Dresses the part, or what has the name already. */
  void dress(String own, @Nullable String owner, List<Modes> modes)
      throws TransferFailed, HostUnreachable {
    said.say("own", own);
    if (owner != null) {
      said.say("owner", owner);
    }
    for (Modes same : modes) {
      said.say("modes", same.octal(), String.valueOf(same.names().size()));
      said.say(same.names().toArray(String[]::new));
    }
    await();
  }

  /** Waits until everything has been done that was said. */
  void await() throws TransferFailed, HostUnreachable {
    said.say("ping").answer();
  }

  void finish(boolean overwrite) throws TransferFailed, HostUnreachable {
    said.say("finish", overwrite ? "yes" : "no").answer();
  }
}
