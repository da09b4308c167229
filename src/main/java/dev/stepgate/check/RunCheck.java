package dev.stepgate.check;

import com.google.auto.service.AutoService;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Ended;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.HostUnreachable;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Shell;
import dev.stepgate.support.Durations;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code run}: a command that only looks; its standard output is judged. */
@AutoService(CheckKind.class)
public final class RunCheck implements CheckRunner<RunCheck.Fields> {

  /** The keys of {@code run}. */
  public record Fields(
      @Doc(value = "A command that changes nothing.", required = true) Shell run) {}

  @Override
  public String key() {
    return "run";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public Set<String> expectations() {
    return Set.of(
        "exit",
        "equals",
        "contains",
        "not-contains",
        "matches",
        "lines",
        "number",
        "size",
        "empty",
        "json");
  }

  @Override
  public String describe(Fields fields, UnaryOperator<String> values) {
    return "run " + fields.run().script().strip();
  }

  @Override
  public Facts observe(Fields fields, CheckContext context) {
    try {
      Evidence output = context.openOutput();
      try {
        Ended ended =
            context
                .host()
                .start(context.command(fields.run().script()), output)
                .await(context.timeout(), context::stopWanted);
        return facts(ended, output.close(), context);
      } catch (CommandNotStarted notStarted) {
        return notStarted(notStarted, output.close());
      }
    } catch (EvidenceLost lost) {
      return Facts.problem("its output could not be kept: " + lost.getMessage());
    }
  }

  private static Facts notStarted(CommandNotStarted why, Evidence.Result empty) {
    if (why instanceof HostUnreachable) {
      return Facts.cut(why.getMessage(), empty);
    }
    String problem = "the command could not be started: " + why.getMessage();
    return new Facts(problem, null, null, Content.NOTHING, empty);
  }

  private static Facts facts(Ended ended, Evidence.Result output, CheckContext context) {
    Content content = Content.of(output.stdout(), !output.truncated());
    return switch (ended.how()) {
      case CODE -> new Facts(null, ended.value(), null, content, output);
      case SIGNAL -> new Facts("the command was " + ended.describe(), null, null, content, output);
      case TIMEOUT ->
          new Facts(
              "no answer within " + Durations.render(context.timeout()),
              null,
              null,
              content,
              output);
      case STOPPED -> new Facts("the run was stopped", null, null, content, output);
      case CUT -> Facts.cut("the connection to " + context.host().name() + " was cut", output);
    };
  }
}
