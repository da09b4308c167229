package dev.stepgate;

import dev.stepgate.cli.Main;
import dev.stepgate.cli.Surroundings;
import dev.stepgate.run.Engine;
import java.time.Clock;

/** The program. */
public final class Stepgate {
  private Stepgate() {}

  public static void main(String[] args) {
    Main main =
        new Main(
            Surroundings.ofThisProcess(), () -> new Engine(System.getenv(), Clock.systemUTC()));
    System.exit(main.run(args));
  }
}
