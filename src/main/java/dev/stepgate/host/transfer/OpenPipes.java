package dev.stepgate.host.transfer;

import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Pipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The pipes of one transfer; they break when it is to stop, and end with it. */
final class OpenPipes implements AutoCloseable {
  private static final int LOOK_MILLIS = 50;
  private final List<Pipe> pipes = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final BooleanSupplier stop;

  OpenPipes(BooleanSupplier stop) {
    this.stop = stop;
    Thread watch = new Thread(this::watch, "stepgate-transfer-watch");
    watch.setDaemon(true);
    watch.start();
  }

  Pipe open(TransferEnd end, String program) throws CommandNotStarted {
    Pipe pipe = end.pipe(program(program));
    add(pipe);
    return pipe;
  }

  /** Also breaks what is no program. */
  synchronized void add(Pipe pipe) {
    pipes.add(pipe);
    if (over.getCount() == 0) {
      pipe.close();
    }
  }

  Conversation converse(TransferEnd end) throws CommandNotStarted, TransferFailed {
    Conversation conversation = new Conversation(end.name(), open(end, "end.sh"));
    conversation.answer();
    return conversation;
  }

  private void watch() {
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean()) {
          close();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    over.countDown();
    pipes.forEach(Pipe::close);
  }

  private static String program(String name) {
    try (InputStream in = OpenPipes.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + name, unreadable);
    }
  }
}
