package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The ways in which a finished log is changed behind its back, by name. */
final class Tampering {

  /** Changes the folder of a finished run. */
  interface Change {
    void apply(LogTester tester) throws IOException;
  }

  /** Each with the verdict that both verifiers must reach without a known head. */
  record Case(Change change, Verdict.State expected) {}

  static final Map<String, Case> CASES = new TreeMap<>();

  private Tampering() {}

  static {
    intact("nothing at all", tester -> {});
    intact("the tail cut off behind a seal", lines(l -> l.subList(0, 30)));
    intact("the tail cut off behind an outcome", lines(l -> l.subList(0, 36)));
    intact("the last line torn", tester -> append(tester, "{\"seq\":39,\"pre"));
    intact(
        "the last line feed lost", tester -> rewrite(tester, t -> t.substring(0, t.length() - 1)));
    intact(
        "a file that nobody knows in output",
        t -> LogTester.write(t.folder.outputs().resolve("x.txt"), "x"));
    intact("the text log rewritten", t -> LogTester.write(t.folder.readable(), "all is well"));

    tampered(
        "a byte flipped", tester -> rewrite(tester, t -> t.replaceFirst("12 rows", "13 rows")));
    tampered(
        "the last byte flipped",
        tester -> rewrite(tester, t -> t.substring(0, t.length() - 2) + "X\n"));
    tampered(
        "the time of the last seal changed", tester -> replaceInLine(tester, 38, ".710Z", ".711Z"));
    tampered(
        "a blank in the last seal", tester -> replaceInLine(tester, 38, ",\"kind\"", ", \"kind\""));
    tampered("two lines swapped", lines(l -> swapped(l, 5)));
    tampered("a line deleted", lines(l -> without(l, 5)));
    tampered("a line doubled", lines(l -> with(l, 5, l.get(5))));
    tampered("the last line doubled", lines(l -> with(l, l.size(), l.get(l.size() - 1))));
    tampered("a seal stripped in the middle", lines(l -> without(l, 7)));
    tampered("the first line deleted", lines(l -> without(l, 0)));
    tampered("a blank line in the middle", lines(l -> with(l, 5, "")));
    tampered("a blank line at the end", lines(l -> with(l, l.size(), "")));
    tampered("CRLF", tester -> rewrite(tester, t -> t.replace("\n", "\r\n")));
    tampered(
        "CRLF at the last line",
        tester -> rewrite(tester, t -> t.substring(0, t.length() - 1) + "\r\n"));
    tampered("a byte order mark", tester -> rewrite(tester, t -> "\u00ef\u00bb\u00bf" + t));
    tampered("two logs joined", tester -> rewrite(tester, t -> t + t));
    tampered("torn text in the middle", lines(l -> with(l, 5, "{\"seq\":5,\"pre")));
    tampered("garbage at the end", tester -> append(tester, "{\"seq\":39,\"pre\n"));
    tampered(
        "invalid UTF-8", tester -> rewrite(tester, t -> t.replaceFirst("12 rows", "12 row\u00ff")));
    tampered(
        "a key twice",
        tester -> replaceInLine(tester, 38, "\"kind\":", "\"kind\":\"end\",\"kind\":"));
    tampered(
        "a key twice inside",
        tester -> replaceInLine(tester, 0, "\"name\":", "\"name\":\"x\",\"name\":"));
    tampered(
        "seq 2^63",
        tester -> replaceInLine(tester, 38, "\"seq\":38", "\"seq\":9223372036854775808"));
    tampered(
        "seq with a fraction", tester -> replaceInLine(tester, 38, "\"seq\":38", "\"seq\":38.0"));
    tampered(
        "seq with an exponent", tester -> replaceInLine(tester, 38, "\"seq\":38", "\"seq\":38e0"));
    tampered(
        "a hash too short",
        tester -> rewrite(tester, t -> t.replaceFirst("0{64}", "0".repeat(63))));
    tampered(
        "a hash in capitals", tester -> replaceInLine(tester, 38, "\"prev\":\"", "\"prev\":\"A"));
    tampered(
        "an evidence file changed",
        t -> LogTester.write(t.folder.outputs().resolve("load.1.txt"), "other"));
    tampered(
        "an evidence file changed at the same size",
        t ->
            LogTester.write(
                t.folder.outputs().resolve("load.1.txt"), "0utput of load <b>bold</b>\n"));
    tampered(
        "an evidence file missing", t -> Files.delete(t.folder.outputs().resolve("load.1.txt")));
    tampered("an evidence file replaced by a link", Tampering::linkEvidence);
    tampered("the runbook changed", t -> LogTester.write(t.folder.runbook(), "runbook: other\n"));
    tampered("the runbook missing", t -> Files.delete(t.folder.runbook()));
    tampered("sealed again with another key", t -> Forgery.of(t).write(t.lines()));

    unreadable("the log missing", t -> Files.delete(t.folder.log()));
    unreadable("the log empty", tester -> rewrite(tester, t -> ""));
    unreadable("the log a folder", Tampering::makeFolder);
    unreadable(
        "another format", tester -> replaceInLine(tester, 0, "\"format\":1", "\"format\":2"));
  }

  private static void intact(String name, Change change) {
    CASES.put(name, new Case(change, Verdict.State.INTACT));
  }

  private static void tampered(String name, Change change) {
    CASES.put(name, new Case(change, Verdict.State.TAMPERED));
  }

  private static void unreadable(String name, Change change) {
    CASES.put(name, new Case(change, Verdict.State.UNREADABLE));
  }

  private static Change lines(UnaryOperator<List<String>> change) {
    return tester -> tester.lines(change.apply(tester.lines()));
  }

  private static List<String> swapped(List<String> lines, int at) {
    return with(without(lines, at), at + 1, lines.get(at));
  }

  private static List<String> without(List<String> lines, int at) {
    lines = new java.util.ArrayList<>(lines);
    lines.remove(at);
    return lines;
  }

  private static List<String> with(List<String> lines, int at, String line) {
    lines.add(at, line);
    return lines;
  }

  private static void append(LogTester tester, String text) throws IOException {
    rewrite(tester, before -> before + text);
  }

  private static void replaceInLine(LogTester tester, int line, String old, String fresh) {
    List<String> lines = tester.lines();
    if (!lines.get(line).contains(old)) {
      throw new IllegalArgumentException(old + " does not stand in " + lines.get(line));
    }
    lines.set(line, lines.get(line).replace(old, fresh));
    tester.lines(lines);
  }

  /** Byte by byte: what is not UTF-8 stays what it is. */
  private static void rewrite(LogTester tester, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(tester.folder.log(), ISO_8859_1);
    Files.writeString(tester.folder.log(), change.apply(before), ISO_8859_1);
  }

  private static void linkEvidence(LogTester tester) throws IOException {
    var file = tester.folder.outputs().resolve("load.1.txt");
    var moved = Files.move(file, tester.home.resolve("moved.txt"));
    Files.createSymbolicLink(file, moved);
  }

  private static void makeFolder(LogTester tester) throws IOException {
    Files.delete(tester.folder.log());
    Files.createDirectory(tester.folder.log());
  }
}
