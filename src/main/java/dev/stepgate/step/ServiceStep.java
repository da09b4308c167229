package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Shell;
import java.util.Map;

/** {@code service}: a long-running process that later steps need. */
@AutoService(ActionKind.class)
public final class ServiceStep implements StepKind<ServiceStep.Fields> {

  /** The keys of {@code service}. */
  public record Fields(
      @Doc(
              value = "A command that keeps running; the step passes when its check does.",
              required = true)
          Shell service,
      @Doc("Leave it running at the end of the run.") boolean keep) {}

  @Override
  public String key() {
    return "service";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.service().script();
  }

  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public Map<String, String> withoutEffect() {
    return Map.of("timeout", "Say with 'within' in its check how long the start may take.");
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    return context.startService(fields.service().script(), fields.keep());
  }
}
