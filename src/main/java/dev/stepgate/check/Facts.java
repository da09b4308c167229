package dev.stepgate.check;

import dev.stepgate.data.Answer;
import dev.stepgate.data.Migrations;
import dev.stepgate.host.Evidence;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What one look has shown.
 *
 * @param problem why nothing could be seen, or null; a check with a problem has failed
 * @param exit the exit code, where there was a command
 * @param status the HTTP status, where there was a request
 * @param content what was read: output, file or answer
 * @param output the kept output of a checking command
 * @param answer the rows that a database gave
 * @param pending how many migrations wait
 * @param tables tables to count and compare
 * @param finding what the check has judged by itself
 * @param cut whether the connection to the host broke, so that nothing can be said
 */
public record Facts(
    @Nullable String problem,
    @Nullable Integer exit,
    @Nullable Integer status,
    Content content,
    Evidence.@Nullable Result output,
    @Nullable Answer answer,
    @Nullable Integer pending,
    @Nullable TablesSeen tables,
    @Nullable Finding finding,
    boolean cut) {

  Facts(
      @Nullable String problem,
      @Nullable Integer exit,
      @Nullable Integer status,
      Content content,
      Evidence.@Nullable Result output) {
    this(problem, exit, status, content, output, null, null, null, null, false);
  }

  /** Nothing was seen, because the connection to the host broke. */
  static Facts cut(String problem, Evidence.@Nullable Result output) {
    return new Facts(problem, null, null, Content.NOTHING, output, null, null, null, null, true);
  }

  public static Facts problem(String problem) {
    return new Facts(problem, null, null, Content.NOTHING, null);
  }

  static Facts of(Answer answer) {
    byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
    Content content = Content.of(text, answer.complete());
    return new Facts(null, null, null, content, null, answer, null, null, null, false);
  }

  static Facts of(Migrations.History history) {
    byte[] text = history.text().getBytes(StandardCharsets.UTF_8);
    return new Facts(
        null, null, null, Content.of(text, true), null, null, history.pending(), null, null, false);
  }

  static Facts of(TablesSeen tables) {
    return new Facts(null, null, null, Content.NOTHING, null, null, null, tables, null, false);
  }

  static Facts of(Finding finding) {
    return new Facts(null, null, null, Content.NOTHING, null, null, null, null, finding, false);
  }

  static Facts of(Content content) {
    return new Facts(null, null, null, content, null);
  }
}
