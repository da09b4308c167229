package dev.stepgate.host;

import dev.stepgate.support.Redactor;
import dev.stepgate.support.Sizes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The output of one command: in a file, redacted, in the order of arrival; and what the step itself
 * needs of it, in memory.
 */
public final class Evidence implements OutputSink {
  private static final int IN_MEMORY = 8 << 20;
  static final Setting<Long> LIMIT = new Setting<>("STEPGATE_OUTPUT_LIMIT", "100MB", Sizes::parse);

  private final Path path;
  private final EvidenceFile file;
  private final Lines lines;
  private final Kept stdout;
  private final Redactor.Stream out;
  private final Redactor.Stream err;

  /**
   * What a command printed.
   *
   * @param bytes how many came, redacted, and {@code sha256} of all of them
   * @param storedBytes the size of the file, and {@code storedSha256} its digest
   * @param capped whether the file is not all of it
   * @param stdout the first 8 MB of standard output, not redacted: for captures and expectations
   *     only
   * @param truncated whether standard output was longer than that
   * @param tail the last lines, redacted
   */
  public record Result(
      Path file,
      long bytes,
      String sha256,
      long storedBytes,
      String storedSha256,
      boolean capped,
      byte[] stdout,
      boolean truncated,
      List<String> tail) {

    /** Standard output as text; not redacted. */
    public String text() {
      return new String(stdout, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return file + ", " + bytes + " bytes";
    }
  }

  Evidence(Path path, EvidenceFile file, Redactor redactor, Lines lines, int inMemory) {
    this.path = path;
    this.file = file;
    this.lines = lines;
    stdout = new Kept(inMemory);
    out = redactor.stream();
    err = redactor.stream();
  }

  /** A new file, which only its owner can read, in a folder that exists. */
  public static Evidence create(Path path, Redactor redactor, LineListener listener)
      throws EvidenceLost {
    return create(path, redactor, listener, limit(), System::nanoTime);
  }

  static Evidence create(
      Path path, Redactor redactor, LineListener listener, long limit, LongSupplier nanos)
      throws EvidenceLost {
    Lines lines = new Lines(listener, nanos, String.valueOf(path.getFileName()));
    return new Evidence(path, EvidenceFile.create(path, limit), redactor, lines, IN_MEMORY);
  }

  /** How much of one output is kept: STEPGATE_OUTPUT_LIMIT, or 100 MB. */
  public static long limit() {
    return LIMIT.get();
  }

  @Override
  public synchronized void write(Stream stream, byte[] buffer, int length) {
    if (stream == Stream.OUT) {
      stdout.write(buffer, length);
    }
    redactor(stream).write(buffer, 0, length, (b, o, l) -> redacted(stream, b, o, l));
  }

  @Override
  public synchronized void end(Stream stream) {
    redactor(stream).finish((b, o, l) -> redacted(stream, b, o, l));
    lines.end(stream);
  }

  /** Whether a write has failed already, so that nothing further may start. */
  public synchronized boolean isLost() {
    return file.failed();
  }

  /**
   * Puts the file on the disk; call it when both streams have ended.
   *
   * @throws EvidenceLost when any of it could not be written
   */
  public synchronized Result close() throws EvidenceLost {
    file.close();
    return new Result(
        path,
        file.bytes(),
        file.sha256(),
        file.storedBytes(),
        file.storedSha256(),
        file.capped(),
        stdout.bytes(),
        stdout.truncated(),
        lines.tail());
  }

  private Redactor.Stream redactor(Stream stream) {
    return stream == Stream.OUT ? out : err;
  }

  private void redacted(Stream stream, byte[] bytes, int offset, int length) {
    file.write(bytes, offset, length);
    lines.write(stream, bytes, offset, length);
  }
}
