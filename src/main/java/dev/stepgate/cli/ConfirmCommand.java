package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunService;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "confirm",
    description = "Says that the manual step a run waits with is done.",
    footer = {
      "  stepgate confirm last",
      "  stepgate confirm last --note \"signed in as admin\"",
      "  stepgate confirm last --item \"Signed in\" --item \"Status shows Connected\"",
      "  stepgate confirm last --phrase \"DELETE ALL DATA\""
    })
final class ConfirmCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUN", description = "A run id, or last.")
  private String run = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "A note for the log.")
  private @Nullable String note;

  @Option(
      names = "--item",
      paramLabel = "TEXT",
      description = "An item of the checklist, word for word; may be repeated.")
  private List<String> items = new ArrayList<>();

  @Option(
      names = "--phrase",
      paramLabel = "TEXT",
      description = "The phrase that the step wants typed.")
  private @Nullable String phrase;

  @Option(names = "--json", description = "Print what was recorded as one JSON object; never ask.")
  private boolean json;

  @Mixin private ServerOption server = new ServerOption();

  ConfirmCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (RunService runs = server.runs(session)) {
      Prompt prompt = runs.waiting(run);
      Given given = new Given(items, phrase, note);
      given.refuseWhatIsWrong(prompt);
      Answer answer = answer(prompt, given);
      new Spoken(session, json, server.isNamed(session)).record(runs, prompt, answer);
      return ExitCode.PASSED.code();
    }
  }

  private Answer answer(Prompt prompt, Given given) throws IOException {
    Optional<Terminal> terminal = json ? Optional.empty() : session.terminal();
    if (terminal.isEmpty()) {
      given.refuseWhatIsMissing(prompt);
      return given.complete(prompt);
    }
    try (Terminal attached = terminal.get()) {
      return ask(new Screen(attached, session.around().wantsColour()), prompt, given);
    }
  }

  private Answer ask(Screen screen, Prompt prompt, Given given) {
    QuestionText.atCommand(prompt, screen.width())
        .forEach(line -> screen.ask(screen.ansi(line) + "\n"));
    try (Keyboard keyboard = new Keyboard(screen, () -> false)) {
      return new Dialog(screen, keyboard).ask(prompt, given).orElseThrow(() -> unsaid(prompt));
    }
  }

  private static UserError unsaid(Prompt prompt) {
    return new UserError(
        ExitCode.WAITING,
        "step " + prompt.stepId() + " was not confirmed and still waits",
        "Type stepgate confirm " + prompt.runId() + " when it is done.");
  }
}
