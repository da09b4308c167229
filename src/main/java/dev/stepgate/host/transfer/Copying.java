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
    Pipe sender = sender(pipes);
    Pipe receiver = receiver(pipes, sender instanceof OpenFile);
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

  private Pipe sender(OpenPipes pipes) throws TransferFailed, CommandNotStarted {
    String path = Raw.of(source.path());
    if (source.end().isOurs() && isSingle() && OpenFile.canOpen(path)) {
      return opened(
          pipes, source.end(), () -> OpenFile.reading(path, pieces.get(0).mebibytes() << 20));
    }
    Pipe sender = pipes.open(source.end(), "send.sh");
    say(sender, source.end(), Raw.of(source.end().path()));
    return sender;
  }

  private Pipe receiver(OpenPipes pipes, boolean oneIsEnough)
      throws TransferFailed, CommandNotStarted {
    String path = target.partPath();
    if (target.end().isOurs() && isSingle() && !oneIsEnough && OpenFile.canOpen(path)) {
      return opened(
          pipes, target.end(), () -> OpenFile.writing(path, pieces.get(0).mebibytes() << 20));
    }
    Pipe receiver = pipes.open(target.end(), "receive.sh");
    say(receiver, target.end(), target.folder(), target.partName());
    return receiver;
  }

  private boolean isSingle() {
    return !source.isFolder();
  }

  /** Opens a file. */
  @FunctionalInterface
  private interface Opening {
    OpenFile open() throws IOException;
  }

  private static Pipe opened(OpenPipes pipes, TransferEnd end, Opening opening)
      throws TransferFailed {
    try {
      OpenFile file = opening.open();
      pipes.add(file);
      return file;
    } catch (IOException refused) {
      throw new TransferFailed(end.name() + ": " + refused.getMessage());
    }
  }

  private void ask(Pipe sender, int index) throws TransferFailed, HostUnreachable {
    if (index < pieces.size()) {
      Piece piece = pieces.get(index);
      say(sender, source.end(), String.valueOf(piece.mebibytes()), piece.file().name());
    } else {
      close(sender);
    }
  }

  private void copy(int index, Pipe sender, Pipe receiver) throws TransferFailed, HostUnreachable {
    Piece piece = pieces.get(index);
    String size = index == pieces.size() - 1 ? "rest" : String.valueOf(piece.bytes());
    say(receiver, target.end(), String.valueOf(piece.mebibytes()), size, piece.file().name());
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

  /** A file that is open needs no words. */
  private static void say(Pipe pipe, TransferEnd end, String... words)
      throws TransferFailed, HostUnreachable {
    if (!(pipe instanceof OpenFile)) {
      byte[] all = joined(words);
      write(pipe, end, all, all.length);
    }
  }

  private static byte[] joined(String... words) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String word : words) {
      all.writeBytes(Raw.bytes(word));
      all.write(0);
    }
    return all.toByteArray();
  }

  private static void write(Pipe pipe, TransferEnd end, byte[] bytes, int length)
      throws TransferFailed, HostUnreachable {
    try {
      pipe.in().write(bytes, 0, length);
      pipe.in().flush();
    } catch (IOException broken) {
      end(pipe, end);
      throw new TransferFailed(end.name() + ": " + broken.getMessage());
    }
  }

  /** Waits until all is written; says why that did not work. */
  private static void end(Pipe pipe, TransferEnd end) throws TransferFailed, HostUnreachable {
    close(pipe);
    int code = pipe.await();
    if (code != 0) {
      throw new TransferFailed(end.name() + ": " + why(pipe, code));
    }
  }

  private static void close(Pipe pipe) {
    try {
      pipe.in().close();
    } catch (IOException alreadyBroken) {
      // Its end tells more.
      return;
    }
  }

  private static String why(Pipe pipe, int code) {
    String said = pipe.errors().strip();
    return said.isEmpty() ? "the bytes stopped with exit code " + code : said;
  }
}
