package dev.stepgate.audit;

import dev.stepgate.support.Digests;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Follows the chain from line to line. */
final class ChainWalk {
  private final List<LogRecord> records = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();

  /** Lines since the last record that are no records: torn text if a torn record follows. */
  private final List<Stray> strays = new ArrayList<>();

  private long line;
  private long nextSeq;
  private String nextPrev = RecordLine.NOTHING_BEFORE;

  private record Stray(long line, byte[] bytes, String why) {}

  void next(byte[] bytes) {
    line++;
    try {
      accept(decode(bytes));
    } catch (RecordLine.Malformed malformed) {
      strays.add(new Stray(line, bytes, malformed.getMessage()));
    }
  }

  /** The records from one on that were read so far. */
  List<LogRecord> since(int from) {
    return List.copyOf(records.subList(from, records.size()));
  }

  int count() {
    return records.size();
  }

  boolean sound() {
    return problems.isEmpty() && strays.isEmpty();
  }

  /**
   * @param rest what follows the last line feed
   */
  LogContent end(byte[] rest, long size) {
    if (rest.length == 0) {
      complainAboutStrays();
    } else {
      strays.add(new Stray(line + 1, rest, "it has no line feed"));
    }
    return new LogContent(
        List.copyOf(records), List.copyOf(lines), List.copyOf(problems), joined(), size);
  }

  private static LogRecord decode(byte[] bytes) throws RecordLine.Malformed {
    if (bytes.length > RecordLine.LONGEST) {
      throw new RecordLine.Malformed("it is longer than " + RecordLine.LONGEST + " bytes");
    }
    return RecordLine.decode(bytes);
  }

  private void accept(LogRecord record) {
    if (record.is("torn")) {
      checkTorn(record);
    } else {
      complainAboutStrays();
    }
    strays.clear();
    checkFollows(record);
    records.add(record);
    lines.add(line);
    nextSeq = record.seq() + 1;
    nextPrev = record.hash();
  }

  private void checkFollows(LogRecord record) {
    if (record.seq() != nextSeq) {
      problem("its seq is " + record.seq() + ", expected " + nextSeq);
    }
    if (!record.prev().equals(nextPrev)) {
      problem(
          "its prev is " + record.prev() + ", but the record before it has the hash " + nextPrev);
    }
  }

  private void checkTorn(LogRecord record) {
    byte[] torn = joined();
    if (strays.isEmpty()
        || record.amount("bytes") != torn.length
        || !record.text("sha256").equals(Digests.sha256(torn))) {
      problem("the torn text that this record names does not stand before it");
    }
  }

  private void complainAboutStrays() {
    strays.forEach(
        stray -> problems.add(Finding.tampered(stray.line, "not a record: " + stray.why)));
    strays.clear();
  }

  /** The strays as they stood in the file: line feeds between them. */
  private byte[] joined() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int index = 0; index < strays.size(); index++) {
      joined.writeBytes(index == 0 ? new byte[0] : new byte[] {'\n'});
      joined.writeBytes(strays.get(index).bytes);
    }
    return joined.toByteArray();
  }

  private void problem(String text) {
    problems.add(Finding.tampered(line, text));
  }
}
