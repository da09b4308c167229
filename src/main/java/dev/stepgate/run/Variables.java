package dev.stepgate.run;

import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every name of a run and its value; captures are added as steps pass. */
final class Variables {

  /** A value and where it came from, as the log tells it. */
  record Value(String value, String from) {}

  private final Map<String, Value> named;
  private final Map<String, String> fromFile;
  private final Map<String, String> secrets;
  private final Map<String, String> given;
  private final Map<String, String> captures = new TreeMap<>();

  /**
   * @param named inputs and required names
   * @param fromFile everything that stands in env.file
   */
  Variables(
      Map<String, Value> named,
      Map<String, String> fromFile,
      Map<String, String> given,
      Map<String, String> secrets) {
    this.named = new LinkedHashMap<>(named);
    this.fromFile = Map.copyOf(fromFile);
    this.given = Map.copyOf(given);
    this.secrets = Map.copyOf(secrets);
  }

  Map<String, String> secrets() {
    return secrets;
  }

  Map<String, Value> named() {
    return named;
  }

  void capture(Map<String, String> values) {
    captures.putAll(values);
  }

  /** For fields outside of steps. */
  UnaryOperator<String> values() {
    return name -> required(name, find(name));
  }

  /** For the fields of a step, which may have names of its own. */
  UnaryOperator<String> values(@Nullable Step step) {
    if (step == null) {
      return values();
    }
    return name -> {
      Text own = step.options().env().get(name);
      if (own != null) {
        return own.expand(values());
      }
      return name.equals("STEP_ID") ? step.id() : required(name, find(name));
    };
  }

  /** For words to read: a name without a value yet stays as it is written. */
  UnaryOperator<String> soFar(Step step) {
    return name ->
        step.options().env().containsKey(name) || name.equals("STEP_ID")
            ? values(step).apply(name)
            : known(name).orElse("${" + name + "}");
  }

  /** What a command finds in its environment, besides what Stepgate itself was started with. */
  Map<String, String> environment(@Nullable Step step) {
    Map<String, String> all = new TreeMap<>(fromFile);
    named.forEach((name, value) -> all.put(name, value.value()));
    all.putAll(secrets);
    all.putAll(given);
    all.putAll(captures);
    if (step != null) {
      all.put("STEP_ID", step.id());
      step.options().env().forEach((name, text) -> all.put(name, text.expand(values())));
    }
    return all;
  }

  Optional<String> known(String name) {
    return Optional.ofNullable(find(name));
  }

  private @Nullable String find(String name) {
    for (Map<String, String> source : List.of(captures, given, secrets)) {
      if (source.containsKey(name)) {
        return source.get(name);
      }
    }
    return named.containsKey(name) ? named.get(name).value() : fromFile.get(name);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new UserError(
          ExitCode.INVALID,
          "${" + name + "} has no value",
          "Declare it in inputs, secrets or env.require, or capture it in an earlier step.");
    }
    return value;
  }
}
