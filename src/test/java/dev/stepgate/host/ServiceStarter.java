package dev.stepgate.host;

import java.nio.file.Path;
import java.util.Map;

/** A process that starts a service and then waits to be killed. */
final class ServiceStarter {
  private ServiceStarter() {}

  /** Folder, tag, script, secret. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String secret = System.getenv("SECRET");
    Command command =
        new Command(arguments[2], folder, Map.of("SECRET", secret), null, arguments[1]);
    RunningService service =
        ServiceProcess.start(command, folder.resolve("out.txt"), Map.of("SECRET", secret), 1_000);
    System.out.println(service.mark().pid() + " " + service.mark().started());
    Thread.sleep(60_000);
  }
}
