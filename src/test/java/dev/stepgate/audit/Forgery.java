package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Writes a log whose chain holds, whatever its records say: the work of somebody who knows how. */
final class Forgery {
  private final LogTester tester;
  private final SealKey key;

  private Forgery(LogTester tester, SealKey key) {
    this.tester = tester;
    this.key = key;
  }

  /** With a key of its own. */
  static Forgery of(LogTester tester) {
    return new Forgery(tester, SealKey.of(tester.home.resolve("forger")));
  }

  /** By somebody who has the right key: only what the records say can give it away. */
  static Forgery withTheKey(LogTester tester) {
    return new Forgery(tester, tester.key);
  }

  /** Changes the records of one kind and makes everything fit again. */
  void change(String kind, Consumer<ObjectNode> change) {
    List<String> changed = new ArrayList<>();
    for (String line : tester.lines()) {
      ObjectNode record = record(line);
      if (record.path("kind").asString().equals(kind)) {
        change.accept(record);
      }
      changed.add(record.toString());
    }
    write(changed);
  }

  /** Leaves the records of one kind out. */
  void leaveOut(String kind) {
    write(tester.lines().stream().filter(line -> !line.contains("\"kind\":\"" + kind)).toList());
  }

  /** Numbers, chains and seals these records anew. */
  void write(List<String> lines) {
    List<String> forged = new ArrayList<>();
    LogRecord last = null;
    for (String line : lines) {
      ObjectNode record = record(line);
      if (record.path("kind").asString().equals("run")) {
        record.put("key", key.fingerprint());
      }
      last =
          last != null && record.path("kind").asString().equals("seal")
              ? seal(last)
              : link(record, last);
      forged.add(new String(RecordLine.encode(last.fields()), UTF_8));
    }
    tester.lines(forged);
  }

  private LogRecord seal(LogRecord last) {
    byte[] signature = key.sign(Seal.message(LogTester.RUN, last.head()));
    return RecordLine.own(RecordLine.encode(Seal.record(last, signature, key.fingerprint())));
  }

  private static LogRecord link(ObjectNode record, LogRecord last) {
    record.put("seq", last == null ? 0 : last.seq() + 1);
    record.put("prev", last == null ? RecordLine.NOTHING_BEFORE : last.hash());
    return RecordLine.own(RecordLine.encode(record));
  }

  private static ObjectNode record(String line) {
    return (ObjectNode) RecordLine.JSON.readTree(line);
  }
}
