package dev.stepgate.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The standard error of a far shell: what the way there says first, then the command's own, with
 * the shell's report of its end behind it.
 */
final class FarErrors implements OutputSink {
  private static final int NOISE = 4096;
  private final Marks marks;
  private volatile @Nullable OutputSink sink;
  private final Kept noise = new Kept(NOISE);
  private final List<String> left = new ArrayList<>();
  private final CompletableFuture<String> begin = new CompletableFuture<>();
  private final CompletableFuture<@Nullable FarEnd> end = new CompletableFuture<>();
  private final Pump pump;
  private volatile boolean begun;

  private FarErrors(Process process, String nonce) {
    this.marks = new Marks(nonce, this::said);
    this.pump = Pump.start(process.getErrorStream(), Stream.ERR, this);
  }

  static FarErrors start(Process process, String nonce) {
    return new FarErrors(process, nonce);
  }

  /** Before the orders are given: what the command there prints as an error goes here. */
  void carryTo(OutputSink where) {
    sink = where;
  }

  @Override
  public void write(Stream stream, byte[] buffer, int length) {
    marks.write(buffer, length, this::rest);
  }

  @Override
  public void end(Stream stream) {
    marks.finish(this::rest);
    begin.complete("");
    end.complete(null);
    OutputSink where = sink;
    if (where != null) {
      where.end(Stream.ERR);
    }
  }

  /** Waits until the command has begun; its number and start, or empty if that is not known. */
  String awaitBegin() {
    return begin.join();
  }

  /** Waits so long for the word of the command's end; says whether it came, or cannot come. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    try {
      end.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** How the command ended, if that was said; waits so long, or until nothing more can come. */
  @Nullable FarEnd end(Duration patience) {
    boolean interrupted = Thread.interrupted();
    try {
      return awaitEnd(patience.toNanos()) ? end.getNow(null) : null;
    } catch (InterruptedException again) {
      interrupted = true;
      return end.getNow(null);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  Pump pump() {
    return pump;
  }

  /** What was said on the way, before the command began; waits for all of it. */
  String noise() {
    pump.hasEnded(2_000);
    synchronized (noise) {
      return String.join(
          "; ",
          new String(noise.bytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList());
    }
  }

  /** Some say on standard output why they do not answer. */
  void hear(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (noise) {
      noise.write(bytes, bytes.length);
    }
  }

  private void rest(byte[] bytes, int offset, int length) {
    byte[] part = offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
    OutputSink where = sink;
    if (begun && where != null) {
      where.write(Stream.ERR, part, length);
    } else {
      synchronized (noise) {
        noise.write(part, length);
      }
    }
  }

  private void said(String text) {
    if (text.startsWith("begin")) {
      begun = true;
      begin.complete(text.substring("begin".length()).strip());
    } else if (text.startsWith("refused ")) {
      begin.complete(text);
    } else if (text.startsWith("left ")) {
      left.add(text.substring("left ".length()));
    } else if (text.startsWith("end ")) {
      end.complete(FarEnd.of(text.substring("end ".length()), left));
    }
  }
}
