package dev.stepgate.host.transfer;

import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.HostUnreachable;
import dev.stepgate.host.Pipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** The bytes of files on their way from one end to the other. */
final class Copying {
  private static final int BUFFER = 1 << 18;
  private final byte[] buffer = new byte[BUFFER];
  private final SourceEnd source;
  private final TargetEnd target;
  private final List<Piece> pieces;
  private final TransferListener listener;
  private final long all;
  private long sent;

  /** What is still to come of a file, and how many mebibytes of it are there already. */
  record Piece(Entry file, long mebibytes) {
    long bytes() {
      return file.size() - (mebibytes << 20);
    }
  }

  Copying(SourceEnd source, TargetEnd target, List<Piece> pieces, TransferListener listener) {
    this.source = source;
    this.target = target;
    this.pieces = pieces;
    this.listener = listener;
    this.all = pieces.stream().mapToLong(Piece::bytes).sum();
  }

  /** Returns how many bytes have been sent. */
  long run(OpenPipes pipes) throws TransferFailed, CommandNotStarted {
    if (pieces.isEmpty()) {
      return 0;
    }
    Pipe sender = pipes.open(source.end(), "send.sh");
    Pipe receiver = pipes.open(target.end(), "receive.sh");
    say(sender, source, Raw.of(source.end().path()));
    say(receiver, target, target.folder(), target.partName());
    ask(sender, 0);
    for (int i = 0; i < pieces.size(); i++) {
      // One name ahead: more would not fit into a pipe that nobody reads.
      ask(sender, i + 1);
      copy(i, sender, receiver);
    }
    end(sender, source.end());
    end(receiver, target.end());
    return sent;
  }

  private void ask(Pipe sender, int index) throws TransferFailed, HostUnreachable {
    if (index < pieces.size()) {
      Piece piece = pieces.get(index);
      say(sender, source, String.valueOf(piece.mebibytes()), piece.file().name());
    }
  }

  private void copy(int index, Pipe sender, Pipe receiver) throws TransferFailed, HostUnreachable {
    Piece piece = pieces.get(index);
    String size = index == pieces.size() - 1 ? "rest" : String.valueOf(piece.bytes());
    say(receiver, target, String.valueOf(piece.mebibytes()), size, piece.file().name());
    for (long left = piece.bytes(); left > 0; ) {
      int length = read(sender, (int) Math.min(left, BUFFER));
      write(receiver, target.end(), buffer, length);
      left -= length;
      sent += length;
      listener.progressed(sent, all);
    }
  }

  private int read(Pipe sender, int most) throws TransferFailed, HostUnreachable {
    int length;
    try {
      length = sender.out().read(buffer, 0, most);
    } catch (IOException broken) {
      length = -1;
    }
    if (length < 0) {
      end(sender, source.end());
      throw new TransferFailed(source.where() + " became shorter while it was read");
    }
    return length;
  }

  private static void say(Pipe pipe, SourceEnd source, String... words)
      throws TransferFailed, HostUnreachable {
    write(pipe, source.end(), joined(words));
  }

  private static void say(Pipe pipe, TargetEnd target, String... words)
      throws TransferFailed, HostUnreachable {
    write(pipe, target.end(), joined(words));
  }

  private static byte[] joined(String... words) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String word : words) {
      all.writeBytes(Raw.bytes(word));
      all.write(0);
    }
    return all.toByteArray();
  }

  private static void write(Pipe pipe, TransferEnd end, byte[] bytes)
      throws TransferFailed, HostUnreachable {
    write(pipe, end, bytes, bytes.length);
  }

  private static void write(Pipe pipe, TransferEnd end, byte[] bytes, int length)
      throws TransferFailed, HostUnreachable {
    try {
      pipe.in().write(bytes, 0, length);
      pipe.in().flush();
    } catch (IOException broken) {
      end(pipe, end);
      throw new TransferFailed(end.name() + " takes no more bytes");
    }
  }

  /** Waits until all is written; says why that did not work. */
  private static void end(Pipe pipe, TransferEnd end) throws TransferFailed, HostUnreachable {
    try {
      pipe.in().close();
    } catch (IOException alreadyBroken) {
      // Its end tells more.
    }
    int code = pipe.await();
    if (code != 0) {
      throw new TransferFailed(end.name() + ": " + why(pipe, code));
    }
  }

  private static String why(Pipe pipe, int code) {
    String said = pipe.errors().strip();
    return said.isEmpty() ? "the bytes stopped with exit code " + code : said;
  }
}
