package dev.stepgate.host.transfer;

import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.HostUnreachable;
import dev.stepgate.support.Digests;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Both ends' digests of what stands on their disks. */
final class Proof {
  private final SourceEnd source;
  private final TargetEnd target;
  private final Map<String, String> atSource = new TreeMap<>();
  private final Map<String, String> atTarget = new TreeMap<>();
  private final CompletableFuture<Void> reading;

  private Proof(SourceEnd source, TargetEnd target, Arrival arrival) {
    this.source = source;
    this.target = target;
    atSource.putAll(arrival.proven());
    atTarget.putAll(arrival.proven());
    reading = CompletableFuture.runAsync(() -> readSource(arrival), Proof::apart);
  }

  /** Reads the source a second time while its bytes are on their way. */
  static Proof begin(SourceEnd source, TargetEnd target, Arrival arrival) {
    return new Proof(source, target, arrival);
  }

  private static void apart(Runnable work) {
    Thread thread = new Thread(work, "stepgate-transfer-proof");
    thread.setDaemon(true);
    thread.start();
  }

  private void readSource(Arrival arrival) {
    try {
      for (Copying.Piece piece : arrival.pieces()) {
        atSource.put(piece.file().name(), source.hash(piece.file()));
      }
    } catch (TransferFailed | HostUnreachable failed) {
      throw new CompletionException(failed);
    }
  }

  void finish(Arrival arrival) throws TransferFailed, CommandNotStarted {
    for (Copying.Piece piece : arrival.pieces()) {
      atTarget.put(piece.file().name(), target.hash(piece.file()));
    }
    await();
    source.refuseChanged();
    for (Entry file : source.listing().files()) {
      refuseDifferent(file);
    }
    if (!target.partListing().isLike(source.listing())) {
      throw new TransferFailed(target.where() + " did not get the same files as " + source.where());
    }
  }

  String source() {
    return digest(atSource);
  }

  String target() {
    return digest(atTarget);
  }

  private void await() throws TransferFailed, CommandNotStarted {
    try {
      reading.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof TransferFailed known) {
        throw known;
      }
      if (failed.getCause() instanceof HostUnreachable cut) {
        throw cut;
      }
      throw failed;
    }
  }

  private void refuseDifferent(Entry file) throws TransferFailed, HostUnreachable {
    String there = atTarget.get(file.name());
    String here = atSource.get(file.name());
    if (!here.equals(there)) {
      target.discard(file.name());
      target.await();
      String name = file.name().isEmpty() ? "" : file.shown() + ": ";
      throw new TransferFailed(
          name
              + "the bytes changed on the way: SHA-256 is "
              + here
              + " at "
              + source.where()
              + " and "
              + there
              + " at "
              + target.where()
              + "; what has arrived is deleted");
    }
  }

  /** Of a folder, that of its files' digests and names, as sha256sum prints them. */
  private String digest(Map<String, String> digests) {
    if (!source.isFolder()) {
      return digests.values().iterator().next();
    }
    StringBuilder lines = new StringBuilder();
    digests.forEach((name, digest) -> lines.append(digest + "  " + Raw.shown(name) + "\n"));
    return Digests.sha256(lines.toString());
  }
}
