package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Place;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Text;
import java.util.List;
import java.util.stream.Stream;

/** A host that is reached before the first step, and then never again. */
final class UnusedHost implements LintRule {
  @Override
  public String name() {
    return "unused-host";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    Runbook runbook = reading.runbook();
    List<String> named = runbook.hostsNamed().map(Text::raw).toList();
    boolean chosenLater = named.stream().anyMatch(name -> name.contains("${"));
    return chosenLater
        ? Stream.empty()
        : runbook.hosts().entrySet().stream()
            .filter(host -> !named.contains(host.getKey()))
            .map(
                host -> problem(host.getKey(), reading.placeOfKey(runbook.hosts(), host.getKey())));
  }

  private Problem problem(String host, Place place) {
    return new Problem(
        name(),
        place,
        "no step and no check runs on the host '" + host + "'",
        "Remove it, or name it with 'on'.");
  }
}
