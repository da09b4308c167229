package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.host.Answered;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.HostUnreachable;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.ExitCode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes to every host that is still needed before anything runs, and refuses what must not run. */
final class Preflight {
  private final Attempt attempt;

  Preflight(Attempt attempt) {
    this.attempt = attempt;
  }

  /** Why the steps cannot begin, if that is so. */
  Optional<End> firstProblem() {
    for (String name : needed()) {
      try {
        tell(name, attempt.hosts().reach(name));
      } catch (CommandNotStarted silent) {
        return Optional.of(new End("failed", ExitCode.FAILED, words(silent)));
      }
    }
    for (Step step : attempt.runbook().steps()) {
      if (step.options().destructive() && isKnown(step.options().on())) {
        attempt.hosts().refuseToDestroy(step.id(), Site.name(attempt, step));
      }
      step.overwritesOn()
          .filter(this::isKnown)
          .map(host -> host.expand(attempt.variables().values(step)))
          .ifPresent(host -> attempt.hosts().refuseToOverwrite(step.id(), host));
    }
    return Optional.empty();
  }

  private void tell(String name, Answered answered) {
    attempt
        .listener()
        .on(
            new RunEvent.HostReached(
                name,
                attempt.hosts().host(name).address(),
                answered.user(),
                answered.machine(),
                answered.shell(),
                answered.system(),
                attempt.hosts().isProduction(name)));
  }

  private static String words(CommandNotStarted silent) {
    String advice = silent instanceof HostUnreachable host ? "\n" + host.advice() : "";
    return "host " + silent.getMessage() + advice;
  }

  /** At first all that are declared; later those that have still something to do. */
  private Collection<String> needed() {
    Set<String> declared = attempt.runbook().hosts().keySet();
    if (attempt.number() == 1) {
      return declared;
    }
    List<Text> named = named().toList();
    if (!named.stream().allMatch(this::isKnown)) {
      return declared;
    }
    Set<String> needed =
        named.stream()
            .map(text -> text.expand(attempt.variables().values()))
            .collect(Collectors.toCollection(TreeSet::new));
    needed.retainAll(declared);
    return needed;
  }

  private Stream<Text> named() {
    Runbook runbook = attempt.runbook();
    return Stream.concat(
        Runbook.hostsNamed(runbook.needs(), List.of()),
        Runbook.hostsNamed(List.<Check>of(), runbook.steps().stream().filter(this::open).toList()));
  }

  /** Whether anything of the step is still to be done or to be looked at. */
  private boolean open(Step step) {
    History history = attempt.log().history();
    return !history.passed(step.id())
        || step.reverify() == Step.Reverify.ALWAYS
        || history.lastPassed().filter(step.id()::equals).isPresent()
        || Services.isService(step);
  }

  /** A name that a later step captures is not known yet. */
  private boolean isKnown(@Nullable Text text) {
    return text == null
        || !text.raw().contains("${")
        || text.names().stream().allMatch(name -> attempt.variables().known(name).isPresent());
  }
}
