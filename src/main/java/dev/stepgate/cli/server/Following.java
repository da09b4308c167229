package dev.stepgate.cli.server;

import dev.stepgate.cli.server.Events.Message;
import dev.stepgate.run.JsonReader;
import dev.stepgate.run.Operator;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.RunView;
import dev.stepgate.run.StopSignal;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Follows the latest attempt at a run to its end, as if it went on here. */
final class Following {
  private static final int GLANCE = 100;
  private static final int LOOKS = 50;
  private final Server server;
  private final ServerRuns runs;
  private final String run;
  private final RunListener listener;
  private final StopSignal stop;
  private final Retold retold;
  private final Asked asked;
  private final Printed printed;

  Following(
      Server server,
      ServerRuns runs,
      RunView view,
      RunListener listener,
      Operator operator,
      StopSignal stop) {
    this.server = server;
    this.runs = runs;
    this.run = view.runId();
    this.listener = listener;
    this.stop = stop;
    printed = new Printed(server, run, listener);
    asked = new Asked(runs, operator, listener, server.url());
    retold = new Retold(view, listener, printed, asked, () -> runs.next(run));
  }

  ExitCode toTheEnd() {
    Events events = new Events(server, ServerRuns.path(run) + "/events");
    try {
      while (retold.exit().isEmpty()) {
        refuseStopped();
        asked.poll();
        Message message = events.poll(GLANCE);
        if (message != null) {
          take(message);
        }
      }
      awaitRelease();
      return retold.exit().get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw left("following was interrupted");
    } finally {
      events.stop();
      asked.withdraw("the command ends");
    }
  }

  /** The end stands in the log a moment before the target is free for the next command. */
  private void awaitRelease() throws InterruptedException {
    for (int look = 0; look < LOOKS && runs.show(run).state().equals("running"); look++) {
      Thread.sleep(GLANCE);
    }
  }

  private void take(Message message) {
    switch (message.kind()) {
      case RECORD -> retold.next(JsonReader.read(message.data(), ObjectNode.class));
      case OUTPUT -> retold.grown(JsonReader.read(message.data(), ObjectNode.class));
      case CUT ->
          notice(
              "the connection to "
                  + server.url()
                  + " is lost ("
                  + message.data()
                  + "); the run goes on there, and is followed again as soon as possible");
      case BACK -> {
        notice("the connection is back");
        lookWhetherItLives();
      }
      case LOST -> throw lost(server, run, "the connection is lost: " + message.data());
      case HEARTBEAT -> lookWhetherItLives();
    }
  }

  /** A server that was killed leaves no end in the log. */
  private void lookWhetherItLives() {
    Optional<RunView> dead =
        Optional.of(runs.show(run))
            .filter(view -> view.state().equals("interrupted") && view.endedAt() == null);
    dead.ifPresent(retold::interrupted);
  }

  private void refuseStopped() {
    if (stop.wanted()) {
      throw left("stopped by " + stop.reason());
    }
  }

  private UserError left(String why) {
    return unfollowed(run, "it goes on at " + server.url() + ": " + why);
  }

  /** The run may have ended with its server. */
  static UserError lost(Server server, String run, String why) {
    return unfollowed(run, "whether it goes on at " + server.url() + " is not known: " + why);
  }

  private static UserError unfollowed(String run, String why) {
    return new UserError(
        ExitCode.INTERRUPTED,
        "run " + run + " is no longer followed; " + why,
        "Type stepgate show "
            + run
            + " to see how far it is, or stepgate abort "
            + run
            + " --reason TEXT to end it.");
  }

  private void notice(String text) {
    listener.on(new RunEvent.Notice(null, text));
  }
}
