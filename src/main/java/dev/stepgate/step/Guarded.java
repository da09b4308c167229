package dev.stepgate.step;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Identity;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps steps that lose data away from production, before they are recorded as begun. */
final class Guarded {
  private Guarded() {}

  static void look(DatabaseName name, StepContext context) {
    guard(() -> context.databases().reachToDestroy(name));
  }

  /** The database that rows came from is not overwritten with them. */
  static void lookAtSource(Path export, DatabaseName name, StepContext context) {
    guard(
        () -> {
          if (Files.exists(export.resolve(Manifest.NAME))) {
            Identity source = Manifest.read(export).source().identity();
            if (source.equals(context.databases().reach(name).identity())) {
              throw new DataError(
                  "database " + name + " is the one that " + export + " was exported from");
            }
          }
        });
  }

  /** Something that refuses by failing. */
  @FunctionalInterface
  private interface Look {
    void look() throws DataError;
  }

  private static void guard(Look look) {
    try {
      look.look();
    } catch (DataError refused) {
      throw new UserError(
          ExitCode.REFUSED,
          String.valueOf(refused.getMessage()),
          "Nothing was changed; look at the addresses under databases before you go on.");
    }
  }
}
