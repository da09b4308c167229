package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.Limit;
import dev.stepgate.data.Pace;
import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.host.HostUnreachable;
import dev.stepgate.host.OutputSink.Stream;
import dev.stepgate.host.transfer.Transfer;
import dev.stepgate.host.transfer.TransferEnd;
import dev.stepgate.host.transfer.TransferFailed;
import dev.stepgate.host.transfer.TransferListener;
import dev.stepgate.host.transfer.TransferOrder;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ActionResult.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code transfer}: a file or a folder from one host to another, proven at both ends. */
@AutoService(ActionKind.class)
public final class TransferStep implements StepKind<TransferStep.Fields> {
  private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");
  private static final Pattern OWNER =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]*\\$?(:[A-Za-z0-9_][A-Za-z0-9_.@-]*\\$?)?");

  /** The keys of {@code transfer}. */
  public record Fields(
      @Doc(value = "The file or the folder to bring.", required = true) Text transfer,
      @Doc("The host that has it; this machine if not given.") @Nullable Text from,
      @Doc(
              value = "The name that it gets; with / at the end, the folder that it goes into.",
              required = true)
          Text to,
      @Doc("The host that it goes to; this machine if not given.") @Nullable Text into,
      @Doc("Whether something else at the target may be replaced; false if not given.")
          boolean overwrite,
      @Doc("To whom it is to belong there, as USER or USER:GROUP.") @Nullable Text owner,
      @Doc("Permissions there, in octal digits; those it has if not given.") @Nullable Text mode) {}

  @Override
  public String key() {
    return "transfer";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.transfer()
        + (fields.from() == null ? "" : " from " + fields.from())
        + " to "
        + fields.to()
        + (fields.into() == null ? "" : " on " + fields.into());
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public boolean isExpanded() {
    return true;
  }

  /** Until all of it is proven, only the part under a name of its own is written. */
  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public List<Text> hosts(Record record) {
    Fields fields = (Fields) record;
    return java.util.stream.Stream.of(fields.from(), fields.into())
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public Optional<Text> overwritesOn(Record record, boolean destructive) {
    Fields fields = (Fields) record;
    boolean overwrites = destructive || fields.overwrite();
    return overwrites ? Optional.ofNullable(fields.into()) : Optional.empty();
  }

  @Override
  public void validate(Record record, Complaints complaints) {
    Fields fields = (Fields) record;
    if (fields.from() == null && fields.into() == null) {
      complaints.add(
          "transfer",
          "'transfer' goes from this machine to this machine",
          "Name the host that has it with 'from', or the host that it goes to with 'into'.");
    }
    blank(complaints, "transfer", fields.transfer());
    blank(complaints, "to", fields.to());
    form(complaints, "mode", fields.mode(), MODE, "Write three octal digits, such as \"0640\".");
    form(complaints, "owner", fields.owner(), OWNER, "Write USER or USER:GROUP.");
  }

  private static void blank(Complaints complaints, String key, Text text) {
    if (text.raw().isBlank()) {
      complaints.add(key, "'" + key + "' is blank", "Name a file or a folder.");
    }
  }

  private static void form(
      Complaints complaints, String key, @Nullable Text text, Pattern form, String hint) {
    if (text != null && !text.raw().contains("${") && !form.matcher(text.raw()).matches()) {
      complaints.add(key, "'" + key + "' is '" + text.raw() + "'", hint);
    }
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    Limit limit = new Limit(context.timeout(), context::stopWanted);
    try {
      Evidence output = context.openOutput();
      ActionResult result = brought(fields, context, output, limit);
      output.end(Stream.OUT);
      output.end(Stream.ERR);
      return new ActionResult(result.verdict(), result.reason(), null, output.close());
    } catch (EvidenceLost lost) {
      return ActionResult.of(Verdict.FAILED, "its output could not be kept: " + lost.getMessage());
    }
  }

  private static ActionResult brought(
      Fields fields, StepContext context, Evidence output, Limit limit) {
    try {
      Transfer.run(order(fields, context), new Told(output), limit::isReached);
      return ActionResult.done();
    } catch (TransferFailed | CommandNotStarted failed) {
      return limit.isReached() ? ended(context, limit) : failed(failed);
    }
  }

  private static ActionResult ended(StepContext context, Limit limit) {
    return limit.isStopped()
        ? ActionResult.of(Verdict.STOPPED, "the transfer was stopped")
        : ActionResult.of(
            Verdict.FAILED,
            "the transfer took longer than " + context.timeoutText() + " and was ended");
  }

  private static ActionResult failed(Exception failed) {
    Verdict verdict =
        failed instanceof HostUnreachable
            ? Verdict.UNREACHABLE
            : failed instanceof CommandNotStarted ? Verdict.NOT_STARTED : Verdict.FAILED;
    return ActionResult.of(verdict, String.valueOf(failed.getMessage()));
  }

  private static TransferOrder order(Fields fields, StepContext context) throws TransferFailed {
    String mode = checked(fields.mode(), MODE, "mode", context);
    return new TransferOrder(
        end(fields.from(), fields.transfer(), false, context),
        end(fields.into(), fields.to(), true, context),
        context.workId(),
        fields.overwrite(),
        checked(fields.owner(), OWNER, "owner", context),
        mode == null ? null : Integer.valueOf(mode, 8));
  }

  private static TransferEnd end(
      @Nullable Text name, Text path, boolean asOfStep, StepContext context) {
    Host host = context.host(name);
    Command like = context.commandOn(name, asOfStep);
    return new TransferEnd(host, like, context.expand(path));
  }

  private static @Nullable String checked(
      @Nullable Text text, Pattern form, String key, StepContext context) throws TransferFailed {
    String value = text == null ? null : context.expand(text);
    if (value != null && !form.matcher(value).matches()) {
      throw new TransferFailed("'" + value + "' cannot be the " + key + " of a file");
    }
    return value;
  }

  private static final class Told implements TransferListener {
    private final Evidence output;
    private final Pace pace;

    Told(Evidence output) {
      this.output = output;
      this.pace = new Pace(this::told);
    }

    @Override
    public void told(String line) {
      DataWork.write(output, line);
    }

    @Override
    public void progressed(long bytes, long all) {
      pace.bytes("sent", bytes, all);
    }
  }
}
