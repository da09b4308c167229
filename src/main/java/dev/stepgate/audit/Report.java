package dev.stepgate.audit;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as a document, made from its log alone. */
public final class Report {

  /** The forms a report comes in. */
  public enum Format {
    TEXT(new TextReport()),
    MD(new MarkdownReport()),
    HTML(new HtmlReport()),
    JSON(new JsonReport()),
    CSV(new CsvReport()),
    JUNIT(new JunitReport());

    private final Form form;

    Format(Form form) {
      this.form = form;
    }

    /** {@code text}, {@code md}, {@code html}, {@code json}, {@code csv}, {@code junit}. */
    public static Format of(String word) {
      return Stream.of(values())
          .filter(format -> format.word().equals(word))
          .findFirst()
          .orElseThrow(() -> unknown(word));
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static UserError unknown(String word) {
      String known = Stream.of(values()).map(Format::word).collect(Collectors.joining(", "));
      return new UserError(
          ExitCode.INVALID, "unknown report format '" + word + "'", "Choose one of " + known + ".");
    }
  }

  /** One way to write a report. */
  interface Form {
    String render(History history, Verdict verdict);
  }

  private Report() {}

  /** Refuses when the log does not even say what was run. */
  public static String render(Format format, RunFolder folder, Verdict verdict) {
    History history = LogReader.read(folder).history();
    if (history.records("run").findAny().isEmpty()) {
      throw new UserError(
          ExitCode.REFUSED,
          "the log " + folder.log() + " does not say what was run",
          "Type stepgate audit verify " + folder.runId() + " to see what is wrong with it.");
    }
    return format.form.render(history, verdict);
  }
}
