package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Span;
import dev.stepgate.runbook.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code manual}: something that only a person can do, and has to confirm. */
@AutoService(ActionKind.class)
public final class ManualStep implements StepKind<ManualStep.Fields> {

  /** The keys of {@code manual}. */
  public record Fields(
      @Doc(value = "What the person has to do.", required = true) Text manual,
      @Doc("Things to tick off one by one.") List<Text> checklist,
      @Doc("A phrase that must be typed exactly.") @Nullable Text type,
      @Doc("Whoever started the run must not confirm.") boolean notByStarter,
      @Doc("How long the question stands.") @Nullable Span expires) {}

  @Override
  public String key() {
    return "manual";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.manual().raw().strip();
  }

  @Override
  public boolean isShownToPeople() {
    return true;
  }

  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public Map<String, String> withoutEffect() {
    return Map.of("timeout", "Say with 'expires' how long the question stands.");
  }

  @Override
  public void validate(Record record, Complaints complaints) {
    Fields fields = (Fields) record;
    if (fields.type() != null && fields.type().raw().isBlank()) {
      complaints.add("type", "the phrase is empty", "Write the words that must be typed.");
    }
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    return context.ask(
        new Question(
            context.expand(fields.manual()).strip(),
            fields.checklist().stream().map(context::expand).toList(),
            fields.type() == null ? null : context.expand(fields.type()),
            fields.notByStarter(),
            fields.expires() == null ? null : fields.expires().resolve(context.values())));
  }
}
