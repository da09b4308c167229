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

  /**
   * One host.
   *
   * @param kind ssh, docker or kubernetes
   * @param reached where exactly, and by what
   */
  public record PlannedHost(String name, String kind, String reached, @Nullable Role role) {}

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
