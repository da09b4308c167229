package dev.stepgate;

import dev.stepgate.cli.Main;
import dev.stepgate.cli.Surroundings;
import dev.stepgate.notify.NoticedRuns;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunService;

/** The program. */
public final class Stepgate {
  private Stepgate() {}

  public static void main(String[] args) {
    Surroundings around = Surroundings.ofThisProcess();
    System.exit(new Main(around, () -> runs(around)).run(args));
  }

  private static RunService runs(Surroundings around) {
    return new NoticedRuns(
        new Engine(around.env(), around.clock()), around.clock(), around.terminals().showsErrors());
  }
}
