package dev.stepgate.run;

import dev.stepgate.runbook.Runbook.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, as far as that can be known without doing anything.
 *
 * @param target what it would restore
 * @param values inputs and required names with their values and where those come from
 * @param hosts the declared ones, apart from this machine
 * @param unknown names whose values are known only later, and why
 */
public record Plan(
    String runbook,
    String title,
    String target,
    String folder,
    List<String> values,
    List<PlannedHost> hosts,
    List<String> needs,
    List<PlannedAction> steps,
    List<String> unknown) {

  Plan with(List<PlannedHost> reached) {
    return new Plan(runbook, title, target, folder, values, reached, needs, steps, unknown);
  }

  /**
   * One host.
   *
   * @param kind ssh, docker or kubernetes
   * @param reached where exactly, and by what
   * @param answers who answered, if it was asked
   * @param problem why nobody answered, if it was asked
   */
  public record PlannedHost(
      String name,
      String kind,
      String reached,
      @Nullable Role role,
      @Nullable String answers,
      @Nullable String problem) {

    PlannedHost with(@Nullable String who, @Nullable String why) {
      return new PlannedHost(name, kind, reached, role, who, why);
    }
  }

  /**
   * One step.
   *
   * @param on the name of the host
   * @param as the user; null for whoever one is there
   * @param where host, user and folder
   * @param waits whom or what the step would wait for; empty if for nothing
   * @param remarks destructive, repeatable, must-change and the like
   */
  public record PlannedAction(
      int number,
      String id,
      String title,
      String kind,
      String on,
      @Nullable String as,
      String where,
      @Nullable String command,
      List<String> needs,
      List<String> checks,
      List<String> waits,
      List<String> remarks) {}
}
