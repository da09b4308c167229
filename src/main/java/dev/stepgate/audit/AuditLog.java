package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgate.support.CrashPoint;
import dev.stepgate.support.FileFaults;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log of a run while it is written: one writer, append only, dead for good after the first
 * failure.
 */
public final class AuditLog implements AutoCloseable {
  private final RunFolder folder;
  private final SealKey key;
  private final FieldTree redacted;
  private final Clock clock;
  private final AppendOnlyFile log;
  private final AppendOnlyFile text;
  private final ReadableLog readable = new ReadableLog();
  private final History history = new History();
  private Consumer<Duration> forced = took -> {};
  private @Nullable LogRecord last;
  private @Nullable UserError failure;

  AuditLog(
      RunFolder folder,
      SealKey key,
      UnaryOperator<String> redactor,
      Clock clock,
      AppendOnlyFile log,
      AppendOnlyFile text) {
    this.folder = folder;
    this.key = key;
    this.redacted = new FieldTree(redactor);
    this.clock = clock;
    this.log = log;
    this.text = text;
  }

  /** Makes the folder of a new run and its empty log; refuses when anything is there already. */
  public static AuditLog create(
      RunFolder folder, SealKey key, UnaryOperator<String> redactor, Clock clock) {
    return RunFolderSetup.create(folder, key, redactor, clock);
  }

  /**
   * Opens a log to go on with it; refuses when it has been tampered with.
   *
   * @param known the head that the store remembers
   */
  public static AuditLog reopen(
      RunFolder folder,
      SealKey key,
      UnaryOperator<String> redactor,
      Clock clock,
      Optional<Head> known) {
    return RunFolderSetup.reopen(folder, key, redactor, clock, known);
  }

  /** Tells from now on how long the disk takes. */
  public synchronized AuditLog timedBy(Consumer<Duration> listener) {
    forced = listener;
    return this;
  }

  /**
   * Writes one record; it is on disk only after {@link #force()}. Every text goes through the
   * redactor.
   */
  public synchronized LogRecord append(String kind, Map<String, ?> fields) {
    ObjectNode line = next(kind);
    redacted.addTo(line, fields);
    return write(line, "");
  }

  /**
   * Returns when every record written so far is on disk. The text follows at the end of the
   * attempt: what it lacks after a power failure is written again from the records.
   */
  public synchronized void force() {
    guarded(
        () -> {
          CrashPoint.reach("audit-before-force");
          long began = System.nanoTime();
          log.force();
          forced.accept(Duration.ofNanos(System.nanoTime() - began));
          CrashPoint.reach("audit-after-force");
        });
  }

  /** Signs the log as it is, on disk when this returns; the head is that of the seal itself. */
  public synchronized Head seal() {
    if (last == null) {
      throw new IllegalStateException("there is nothing to seal");
    }
    boolean end = last.is("end");
    byte[] signature = key.sign(Seal.message(folder.runId(), last.head()));
    LogRecord seal = write(Seal.record(last, signature, key.fingerprint()), "");
    force();
    if (end) {
      guarded(text::force);
    }
    return seal.head();
  }

  /** Puts the exact bytes that run beside the log, whole or not at all. */
  public synchronized void keepRunbook(byte[] bytes) {
    guarded(() -> PrivateFiles.replace(folder.runbook(), bytes));
  }

  /** The last record, sealed or not. */
  public synchronized Optional<Head> head() {
    return Optional.ofNullable(last).map(LogRecord::head);
  }

  public RunFolder folder() {
    return folder;
  }

  /** What has been written so far; grows with the log. */
  public History history() {
    return history;
  }

  public List<LogRecord> records() {
    return history.records();
  }

  @Override
  public synchronized void close() {
    try (log;
        text) {
      // Both are closed, whatever the other says.
    } catch (IOException failed) {
      throw fail(failed);
    }
  }

  /** Takes over what an earlier process has written, and marks what its crash has cut off. */
  synchronized void takeOver(LogContent content, byte[] readableSoFar) {
    content.records().forEach(this::remember);
    TornTail tail = new TornTail(content.tail());
    if (tail.isNext(head())) {
      guarded(() -> log.append(new byte[] {'\n'}));
      remember(tail.record());
    }
    StringBuilder expected = new StringBuilder();
    history.records().forEach(record -> expected.append(readable.next(record)));
    guarded(() -> text.append(ReadableRepair.missing(readableSoFar, expected.toString())));
    if (tail.isTorn(content.head())) {
      ObjectNode torn = next("torn");
      redacted.addTo(torn, tail.fields());
      write(torn, "\n");
    }
    force();
  }

  private ObjectNode next(String kind) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("seq", last == null ? 0 : last.seq() + 1);
    line.put("prev", last == null ? RecordLine.NOTHING_BEFORE : last.hash());
    line.put("time", RecordLine.time(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    line.put("nanos", System.nanoTime());
    line.put("kind", kind);
    return line;
  }

  private LogRecord write(ObjectNode line, String before) {
    byte[] bytes = RecordLine.encode(line);
    LogRecord record = RecordLine.own(bytes);
    guarded(() -> log.append((before + new String(bytes, UTF_8) + "\n").getBytes(UTF_8)));
    remember(record);
    guarded(() -> text.append(readable.next(record).getBytes(UTF_8)));
    return record;
  }

  private void remember(LogRecord record) {
    last = record;
    history.add(record);
  }

  private interface Write {
    void run() throws IOException;
  }

  /** A pending interrupt would close the file in the middle of the write. */
  private void guarded(Write write) {
    if (failure != null) {
      throw failure;
    }
    boolean interrupted = Thread.interrupted();
    try {
      write.run();
    } catch (IOException failed) {
      throw fail(failed);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private UserError fail(IOException cause) {
    if (failure == null) {
      failure = RunFolderSetup.cannotBeWritten(folder, FileFaults.describe(cause)).causedBy(cause);
    }
    return failure;
  }
}
