package dev.stepgate.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, as far as that can be known without doing anything.
 *
 * @param target what it would restore
 * @param values inputs and required names with their values and where those come from
 * @param unknown names whose values are known only later, and why
 */
public record Plan(
    String runbook,
    String title,
    String target,
    String folder,
    List<String> values,
    List<String> needs,
    List<PlannedAction> steps,
    List<String> unknown) {

  /**
   * One step.
   *
   * @param where host, user and folder
   * @param waits whom or what the step would wait for; empty if for nothing
   * @param remarks destructive, repeatable, must-change and the like
   */
  public record PlannedAction(
      int number,
      String id,
      String title,
      String kind,
      String where,
      @Nullable String command,
      List<String> needs,
      List<String> checks,
      List<String> waits,
      List<String> remarks) {}
}
