package dev.stepgate.host;

import dev.stepgate.support.Redactor;
import java.nio.file.Path;
import java.util.Map;

/** A process with a small heap that takes a gigabyte of output. */
final class FloodStarter {
  private FloodStarter() {}

  /** File, script. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    long[] lines = {0};
    Redactor redactor = Redactor.of(Map.of("PASSWORD", "correct horse battery"));
    Evidence evidence =
        Evidence.create(file, redactor, (stream, text) -> lines[0]++, 10_000_000, System::nanoTime);
    Command command = new Command(arguments[1], file.getParent(), Map.of(), null, "flood/f/1/x");
    Ended ended = new LocalHost().start(command, evidence).await(null, () -> false);
    Evidence.Result result = evidence.close();
    System.out.println(
        String.join(
            " ",
            ended.describe().replace(' ', '-'),
            "" + result.bytes(),
            result.sha256(),
            "" + result.storedBytes(),
            "" + result.truncated(),
            "" + (lines[0] > 0)));
  }
}
