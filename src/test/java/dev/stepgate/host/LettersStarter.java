package dev.stepgate.host;

import java.nio.file.Path;
import java.util.Map;

/** A process, started in any locale, that runs a command with letters that are not ASCII. */
final class LettersStarter {
  private LettersStarter() {}

  public static void main(String[] arguments) throws Exception {
    CollectedOutput output = new CollectedOutput();
    Map<String, String> env = Map.of("VALUE", "\u00e9\u6f22 'x'");
    Command command =
        new Command(
            "echo -n \"\u00fc $VALUE $(tr '\\0' '\\n' </proc/$$/environ | grep -c TAG=letters)\" | od -An -tx1; cat",
            Path.of("/tmp"),
            env,
            null,
            "letters");
    new LocalHost().start(command, output).await(null, () -> false);
    System.out.print(output.out().replaceAll("\\s", "") + output.err());
  }
}
