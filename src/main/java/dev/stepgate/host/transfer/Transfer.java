package dev.stepgate.host.transfer;

import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.HostUnreachable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Brings a file or a folder from one host to another.
 *
 * <p>It arrives under another name beside the target, where a later attempt finds it, and gets its
 * name when both ends have the same digests of what stands on their disks.
 */
public final class Transfer {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private final TransferOrder order;
  private final TransferListener listener;
  private final OpenPipes pipes;

  private Transfer(TransferOrder order, TransferListener listener, OpenPipes pipes) {
    this.order = order;
    this.listener = listener;
    this.pipes = pipes;
  }

  /**
   * @param stop whether both ends are to be ended
   * @throws HostUnreachable when a connection was cut, so that it can go on later
   */
  public static void run(TransferOrder order, TransferListener listener, BooleanSupplier stop)
      throws TransferFailed, CommandNotStarted {
    boolean brought = once(order, listener, stop);
    if (!brought) {
      listener.told("an earlier attempt still writes at the target; it is ended");
      end(order.to(), order.workId() + "/");
      brought = once(order, listener, stop);
    }
    if (!brought) {
      throw new TransferFailed("another process writes at the target on " + order.to().name());
    }
  }

  private static boolean once(TransferOrder order, TransferListener listener, BooleanSupplier stop)
      throws TransferFailed, CommandNotStarted {
    boolean ended = false;
    try (OpenPipes pipes = new OpenPipes(stop)) {
      boolean brought = new Transfer(order, listener, pipes).run();
      ended = true;
      return brought;
    } catch (HostUnreachable cut) {
      // Ends that were stopped do not say how they ended.
      if (stop.getAsBoolean()) {
        throw new TransferFailed("the transfer was stopped");
      }
      throw cut;
    } finally {
      if (!ended) {
        end(order.from(), order.from().like().tag());
        end(order.to(), order.to().like().tag());
      }
    }
  }

  /** False where something else is still at it. */
  private boolean run() throws TransferFailed, CommandNotStarted {
    refuseNameless(order.from());
    TransferEnd to = order.to().named(order.from().fileName());
    refuseNameless(to);
    SourceEnd source = SourceEnd.look(order.from(), pipes.converse(order.from()));
    TargetEnd target = new TargetEnd(to, pipes.converse(to), order.partName());
    if (isThere(source, target)) {
      return true;
    }
    if (!target.begin(source.kind())) {
      return false;
    }
    bring(source, target);
    return true;
  }

  private static void refuseNameless(TransferEnd end) throws TransferFailed {
    if (!end.isNamed()) {
      throw new TransferFailed("'" + end.path() + "' has no name of its own");
    }
  }

  /** Whether the target has the same content; refuses to overwrite any other modesAsked. */
  private boolean isThere(SourceEnd source, TargetEnd target)
      throws TransferFailed, CommandNotStarted {
    if (target.present().equals("none")) {
      return false;
    }
    if (target.present().equals(source.kind()) && isSame(source, target)) {
      target.dress("name", order.owner(), modesAsked(source));
      listener.told(
          target.where() + " has the same content as " + source.where() + " already; nothing sent");
      return true;
    }
    if (!order.overwrite()) {
      throw new TransferFailed(
          target.where() + " is there already, and is not the same as " + source.where());
    }
    refuseOtherKind(source, target);
    return false;
  }

  /** Of what is there already, only the mode that is asked for is set. */
  private List<Modes> modesAsked(SourceEnd source) {
    return order.mode() == null ? List.of() : Modes.of(source.listing(), order);
  }

  private static void refuseOtherKind(SourceEnd source, TargetEnd target) throws TransferFailed {
    boolean fits =
        target.present().equals("link")
            ? !source.isFolder()
            : target.present().equals(source.kind());
    if (!fits) {
      throw new TransferFailed(
          target.where()
              + " is a "
              + (target.present().equals("other") ? "special file" : target.present())
              + ", and "
              + source.where()
              + " is a "
              + source.kind());
    }
  }

  private static boolean isSame(SourceEnd source, TargetEnd target)
      throws TransferFailed, HostUnreachable {
    Listing present = target.presentListing();
    if (!source.listing().isLike(present)) {
      return false;
    }
    for (Entry file : source.listing().files()) {
      if (!source.hash(file).equals(target.hashOfPresent(file))) {
        return false;
      }
    }
    return true;
  }

  private void bring(SourceEnd source, TargetEnd target) throws TransferFailed, CommandNotStarted {
    Arrival arrival = Arrival.look(source, target, listener);
    long began = System.nanoTime();
    Proof proof = Proof.begin(source, target, arrival);
    long sent = new Copying(source, target, arrival.pieces(), listener).run(pipes);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    target.sync();
    proof.finish(arrival);
    target.dress("part", order.owner(), Modes.of(source.listing(), order));
    target.finish(order.overwrite());
    long bytes = source.listing().bytes();
    listener.told(line("source", source.where(), bytes, proof.source()));
    listener.told(line("target", target.where(), bytes, proof.target()));
    listener.told(sent(sent, took, arrival.there()));
  }

  private static String line(String end, String where, long bytes, String digest) {
    return String.format("%s: %s: %,d bytes, sha256 %s", end, where, bytes, digest);
  }

  private static String sent(long bytes, Duration took, long there) {
    double seconds = Math.max(took.toNanos() / 1e9, 0.001);
    String line =
        String.format(
            Locale.ROOT,
            "%,d bytes sent in %.1f s, %,.1f MB/s",
            bytes,
            seconds,
            bytes / seconds / 1e6);
    return there == 0 ? line : line + String.format("; %,d bytes were there already", there);
  }

  private static void end(TransferEnd end, String tagStart) {
    try {
      end.host().end(tagStart, end.like().as(), GRACE);
    } catch (CommandNotStarted unreachable) {
      // Without a connection both programs end by themselves.
      return;
    }
  }
}
