package dev.stepgate.cli;

import dev.stepgate.run.Engine;
import dev.stepgate.support.ExitCode;
import dev.stepgate.web.Console;
import dev.stepgate.web.ConsoleSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sun.misc.Signal;

@Command(
    name = "serve",
    description = "Serves the console: pages to follow, confirm and audit runs, and an interface.",
    footer = {"  stepgate serve", "  stepgate serve --port 9000"})
final class ServeCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on; 8321 if not given.")
  private @Nullable Integer port;

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ConsoleSettings found = ConsoleSettings.in(session.around().home());
    ConsoleSettings settings = port == null ? found : found.withPort(port);
    CountDownLatch ended = new CountDownLatch(1);
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signal.handle(new Signal(name), signal -> ended.countDown());
    }
    try (Engine engine = new Engine(session.around().env(), session.around().clock());
        Console console = Console.start(settings, engine, session.around().clock())) {
      String url = settings.url(console.port());
      session.say("the console listens on " + url);
      console.setupLink(url).ifPresent(link -> session.say("nobody can sign in yet; open " + link));
      ended.await();
      session.say("stopping");
      console.stopRuns(session::say);
    }
    return ExitCode.PASSED.code();
  }
}
