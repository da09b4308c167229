package dev.stepgate.web.api;

import dev.stepgate.runbook.Runbook;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a start or a resume has to give. */
record Needs(String runbook, List<InputLine> inputs, List<SecretLine> secrets) {
  /** A value that a start may give. */
  record InputLine(String name, @Nullable String description, @Nullable String defaultValue) {}

  /** A secret that has to be given. */
  record SecretLine(String name, String prompt) {}

  static Needs of(String name, Runbook runbook) {
    return new Needs(
        name,
        Stream.concat(required(runbook), inputs(runbook)).toList(),
        runbook.secrets().entrySet().stream()
            .filter(entry -> isAskedFor(entry.getValue()))
            .map(entry -> new SecretLine(entry.getKey(), prompt(entry.getValue(), entry.getKey())))
            .toList());
  }

  /** Names that the environment of the server may hold already. */
  private static Stream<InputLine> required(Runbook runbook) {
    return runbook.env() == null
        ? Stream.of()
        : runbook.env().require().stream().map(name -> new InputLine(name, null, null));
  }

  private static Stream<InputLine> inputs(Runbook runbook) {
    return runbook.inputs().entrySet().stream()
        .map(
            input ->
                new InputLine(
                    input.getKey(),
                    input.getValue().description(),
                    input.getValue().defaultValue() == null
                        ? null
                        : input.getValue().defaultValue().raw()));
  }

  private static boolean isAskedFor(Runbook.Secret secret) {
    return secret.env() == null && secret.file() == null && secret.command() == null;
  }

  private static String prompt(Runbook.Secret secret, String name) {
    return Objects.requireNonNullElse(secret.prompt(), name);
  }
}
