package dev.stepgate.cli.data;

import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.mask.MaskingKey;
import dev.stepgate.run.CommandDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the masking key comes from. */
final class MaskingKeyOption {
  @Option(
      names = "--mask-key-env",
      paramLabel = "NAME",
      description =
          "The environment variable with the masking key; .stepgate keeps one if not given.")
  private @Nullable String env;

  boolean isGiven() {
    return env != null;
  }

  MaskingKey read(CommandDatabase database, Session session) throws DataError {
    return database.maskingKey(env == null ? null : Password.fromEnvironment(env, session));
  }
}
