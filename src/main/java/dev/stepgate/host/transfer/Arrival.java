package dev.stepgate.host.transfer;

import dev.stepgate.host.HostUnreachable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of the source has arrived in earlier attempts, and what is still to come. */
final class Arrival {
  private final SourceEnd source;
  private final TargetEnd target;
  private final TransferListener listener;
  private final Listing part;
  private final List<Copying.Piece> pieces = new ArrayList<>();
  private final Map<String, String> proven = new LinkedHashMap<>();
  private long there;

  private Arrival(SourceEnd source, TargetEnd target, TransferListener listener, Listing part) {
    this.source = source;
    this.target = target;
    this.listener = listener;
    this.part = part;
  }

  static Arrival look(SourceEnd source, TargetEnd target, TransferListener listener)
      throws TransferFailed, HostUnreachable {
    Arrival arrival = new Arrival(source, target, listener, target.partListing());
    arrival.refuseLittleRoom();
    arrival.tidy();
    for (Entry file : source.listing().files()) {
      arrival.look(file);
    }
    return arrival;
  }

  List<Copying.Piece> pieces() {
    return pieces;
  }

  /** How many bytes were there, and are the same. */
  long there() {
    return there;
  }

  /** Digests of the files that are there as a whole, by name. */
  Map<String, String> proven() {
    return proven;
  }

  private void refuseLittleRoom() throws TransferFailed, HostUnreachable {
    Long room = target.room();
    long needed = source.listing().bytes() - part.bytes();
    if (room != null && needed > room) {
      if (part.bytes() == 0) {
        target.discard("");
        target.await();
      }
      throw new TransferFailed(
          String.format(
              "there is not enough room for %s: %,d bytes are still to come, %,d are free",
              target.where(), needed, room));
    }
  }

  /** What the source does not have any more, or has as something else, goes. */
  private void tidy() throws TransferFailed, HostUnreachable {
    Map<String, Entry> wanted = source.listing().entries();
    for (Entry entry : part.entries().values()) {
      Entry same = wanted.get(entry.name());
      if (same == null || same.type() != entry.type()) {
        target.discard(entry.name());
      }
    }
    for (Entry folder : source.listing().all(Entry.Type.FOLDER).toList()) {
      target.folder(folder);
    }
    for (Entry link : source.listing().all(Entry.Type.LINK).toList()) {
      target.link(link);
    }
    target.await();
  }

  private void look(Entry file) throws TransferFailed, HostUnreachable {
    Entry arrived = part.entries().get(file.name());
    long mebibytes = 0;
    if (arrived != null && arrived.is(Entry.Type.FILE) && arrived.size() > 0) {
      if (arrived.size() == file.size()) {
        if (isProven(file)) {
          return;
        }
      } else {
        mebibytes = sameMebibytes(file, arrived);
      }
      tell(file, mebibytes);
    }
    pieces.add(new Copying.Piece(file, mebibytes));
  }

  private boolean isProven(Entry file) throws TransferFailed, HostUnreachable {
    String digest = source.hash(file);
    if (!digest.equals(target.hash(file))) {
      return false;
    }
    proven.put(file.name(), digest);
    there += file.size();
    return true;
  }

  /** How much of the part can stay; nothing if a single byte of it differs. */
  private long sameMebibytes(Entry file, Entry arrived) throws TransferFailed, HostUnreachable {
    long mebibytes = Math.min(arrived.size(), file.size()) >> 20;
    boolean same =
        arrived.size() < file.size()
            && mebibytes > 0
            && source.hash(file, mebibytes).equals(target.hash(file, mebibytes));
    there += same ? mebibytes << 20 : 0;
    return same ? mebibytes : 0;
  }

  private void tell(Entry file, @Nullable Long mebibytes) {
    String name = file.name().isEmpty() ? "" : file.shown() + ": ";
    listener.told(
        mebibytes > 0
            ? String.format("%s%,d bytes are there already, and the same", name, mebibytes << 20)
            : name + "what is there already is not the same, or too little; it begins anew");
  }
}
