package dev.stepgate.host;

import dev.stepgate.host.Ended.How;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A command that runs on another machine. */
final class FarRunning implements Running {
  private static final int STOP_LATENCY_MILLIS = 50;

  /** How long both streams may be silent after the end while somebody still has them open. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private static final byte[] BEAT = "beat\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STOP = "stop\n".getBytes(StandardCharsets.US_ASCII);

  private final long begin = System.nanoTime();
  private final FarHost host;
  private final Command command;
  private final String id;
  private final FarCall call;
  private final FarOutput output;
  private final Answered who;
  private final ProcessMark mark;
  private final List<String> notes = new ArrayList<>();
  private long beaten = begin;
  private volatile boolean stopping;
  private @Nullable Ended ended;

  FarRunning(
      FarHost host,
      Command command,
      String id,
      FarCall call,
      FarOutput output,
      Answered who,
      String begun) {
    this.host = host;
    this.command = command;
    this.id = id;
    this.call = call;
    this.output = output;
    this.who = who;
    this.mark = mark(begun);
  }

  @Override
  public ProcessMark mark() {
    return mark;
  }

  @Override
  public Answered where() {
    return who;
  }

  @Override
  public boolean isAlive() {
    return ended == null && call.process().isAlive();
  }

  @Override
  public Ended stop() {
    stopping = true;
    return await(null, () -> true);
  }

  @Override
  public synchronized Ended await(@Nullable Duration timeout, BooleanSupplier stop) {
    if (ended == null) {
      How cut = cut(LocalRunning.nanos(timeout), stop);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      FarEnd end = end(cut);
      ended = end == null ? unknown(took) : known(end, cut, took);
      call.close();
      output.close();
      host.ended(command);
    }
    return ended;
  }

  /** Of a command whose beginning was not seen, only the tag is known. */
  private ProcessMark mark(String said) {
    String[] words = said.split(" ");
    return words.length < 2
        ? new ProcessMark(0, -1, command.tag())
        : new ProcessMark(Long.parseLong(words[0]), Long.parseLong(words[1]), command.tag());
  }

  /** Why it has to be ended, or null when it has ended, or nothing is heard of it any more. */
  private @Nullable How cut(long timeout, BooleanSupplier stop) {
    while (true) {
      long left = timeout - (System.nanoTime() - begin);
      long pause = Math.min(left, TimeUnit.MILLISECONDS.toNanos(STOP_LATENCY_MILLIS));
      if (hasEnded(pause) || !call.process().isAlive()) {
        return null;
      }
      if (stopping || stop.getAsBoolean()) {
        return How.STOPPED;
      }
      if (timeout - (System.nanoTime() - begin) <= 0) {
        return How.TIMEOUT;
      }
      beat();
    }
  }

  private boolean hasEnded(long nanos) {
    try {
      return call.errors().awaitEnd(nanos);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopping = true;
      return false;
    }
  }

  private void beat() {
    if (System.nanoTime() - beaten > host.settings().beat().toNanos()) {
      beaten = System.nanoTime();
      tell(BEAT);
    }
  }

  private void tell(byte[] word) {
    try {
      call.send(word);
    } catch (IOException broken) {
      // Then the process that carries it ends as well, and that is what is looked at.
      return;
    }
  }

  /** The end as the shell there has told it, if it has. */
  private @Nullable FarEnd end(@Nullable How cut) {
    if (cut != null) {
      tell(STOP);
    }
    // Ending a tree takes the grace, and then a while for what does not want to go.
    return call.errors().end(host.settings().grace().plusSeconds(15));
  }

  private Ended known(FarEnd end, @Nullable How cut, Duration took) {
    finishOutput();
    How how = end.how() != How.STOPPED ? end.how() : cut != null ? cut : How.CUT;
    if (how != How.CUT) {
      host.forget(id, command.as());
    }
    if (!end.left().isEmpty()) {
      notes.add("could not be ended on " + host.name() + ": " + String.join(", ", end.left()));
    }
    return new Ended(how, end.how() == How.STOPPED ? 0 : end.value(), took, List.copyOf(notes));
  }

  private Ended unknown(Duration took) {
    call.close();
    output.awaitEnd(SILENCE);
    notes.add(whatIsLeft());
    return new Ended(How.CUT, 0, took, List.copyOf(notes));
  }

  /** Asks once more: what was cut may have been the connection only. */
  private String whatIsLeft() {
    String there = host.name() + " (" + who.who() + ")";
    try {
      List<Leftovers.Leftover> alive = host.recall(command.tag(), command.as()).alive();
      return alive.isEmpty()
          ? "nothing of it is left on " + there
          : "on " + there + " there still runs " + Leftovers.names(alive);
    } catch (CommandNotStarted silent) {
      return "it may still be running on " + there + ": " + silent.getMessage();
    }
  }

  /** A slow line is not taken for a background process that keeps the output open. */
  private void finishOutput() {
    if (output.awaitEnd(SILENCE)) {
      return;
    }
    String holders = holders();
    if (!holders.isEmpty() || !output.awaitEnd(host.settings().patience())) {
      notes.add("a background process still holds the output; " + holders);
    }
  }

  private String holders() {
    try {
      return Leftovers.names(host.recall(command.tag(), command.as()).alive());
    } catch (CommandNotStarted silent) {
      return silent.getMessage();
    }
  }
}
