package dev.stepgate.runbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An ordered list of steps, and what they share. */
public record Runbook(
    @Doc(
            value = "The runbook's name in the log and in file names.",
            key = "runbook",
            required = true,
            name = NameRule.ID)
        String name,
    @Doc("What the runbook is called on screen.") @Nullable Text title,
    @Doc("What is being restored; two runs with the same lock exclude each other.")
        @Nullable Text lock,
    @Doc("Variables from a file and from the environment.") @Nullable EnvSource env,
    @Doc(value = "Values that no log ever shows.", name = NameRule.VARIABLE)
        Map<String, Secret> secrets,
    @Doc(value = "Values that the person who starts the run may choose.", name = NameRule.VARIABLE)
        Map<String, Input> inputs,
    @Doc(
            value = "The machines where steps and checks run, apart from this one.",
            name = NameRule.ID)
        Map<String, HostEntry> hosts,
    @Doc(value = "The databases that steps and checks name.", name = NameRule.ID)
        Map<String, DatabaseEntry> databases,
    @Doc(
            value = "Who is told when the run waits or ends, by the channels of notify.yaml.",
            key = "notify")
        List<Notice> notices,
    @Doc("Checks that must hold before the first step.") List<Check> needs,
    @Doc(value = "The steps, in order.", required = true) List<Step> steps) {

  /** The names that every run gives to its steps. */
  public static final List<String> GIVEN =
      List.of("RUN_ID", "RUN_STAMP", "RUN_FOLDER", "RUNBOOK_FOLDER", "STEP_ID");

  /** The host that need not be declared: the machine on which Stepgate runs. */
  public static final String LOCAL = "local";

  /** Variables from a file and the environment. */
  public record EnvSource(
      @Doc("A file of NAME=VALUE lines.") @Nullable Text file,
      @Doc(value = "Names that must have a value.", name = NameRule.VARIABLE)
          List<String> require) {}

  /** Where a secret comes from: exactly one of these. */
  public record Secret(
      @Doc(value = "An environment variable, or a name in env.file.", name = NameRule.VARIABLE)
          @Nullable String env,
      @Doc("A file that holds nothing else.") @Nullable Text file,
      @Doc("A command that prints it.") @Nullable Shell command,
      @Doc("The question to ask on the terminal.") @Nullable String prompt) {}

  /** A database: one that is there, or a throwaway server. */
  public record DatabaseEntry(
      @Doc("Its JDBC address, without user and password.") @Nullable Text url,
      @Doc("The user to connect as.") @Nullable Text user,
      @Doc("The user's password; best the name of a secret.") @Nullable Text password,
      @Doc("A throwaway server of this kind instead of an address.") @Nullable Server embedded,
      @Doc(value = "Whether it is production or development.", required = true)
          @Nullable Role role) {}

  /** A machine, container or pod where commands run: exactly one of ssh, docker and kubernetes. */
  public record HostEntry(
      @Doc("Where OpenSSH connects to: a host name, user@host, or a name in its configuration.")
          @Nullable Text ssh,
      @Doc("The port of the ssh server; what OpenSSH's configuration says if not given.")
          @Nullable Text port,
      @Doc("A file on this machine with the private key to log in with.") @Nullable Text identity,
      @Doc("A file on this machine with the configuration that OpenSSH reads instead of yours.")
          @Nullable Text config,
      @Doc("A container, by name or id; with 'compose' a service of that file.")
          @Nullable Text docker,
      @Doc("A compose file on this machine that has the service.") @Nullable Text compose,
      @Doc("The name of the compose project; what docker compose takes if not given.")
          @Nullable Text project,
      @Doc("A pod by its name, or the only pod that has a label such as app=jobs.")
          @Nullable Text kubernetes,
      @Doc("The namespace of the pod; that of the context if not given.") @Nullable Text namespace,
      @Doc("The context in kubectl's configuration; the current one if not given.")
          @Nullable Text context,
      @Doc("The container in the pod; the pod's default container if not given.")
          @Nullable Text container,
      @Doc("The folder on the host in which its commands start.") @Nullable Text cwd,
      @Doc(value = "Environment variables for the host's commands.", name = NameRule.VARIABLE)
          Map<String, Text> env,
      @Doc("The system user of the host that runs the commands, unless a step names another.")
          @Nullable Text as,
      @Doc("Whether it is production, where no destructive step may run, or development.")
          @Nullable Role role) {

    /** What is given of how it is reached, by key: all but cwd, env and role. */
    public Map<String, Text> reach() {
      Map<String, @Nullable Text> all = new LinkedHashMap<>();
      all.put("ssh", ssh);
      all.put("port", port);
      all.put("identity", identity);
      all.put("config", config);
      all.put("docker", docker);
      all.put("compose", compose);
      all.put("project", project);
      all.put("kubernetes", kubernetes);
      all.put("namespace", namespace);
      all.put("context", context);
      all.put("container", container);
      all.put("as", as);
      all.values().removeIf(Objects::isNull);
      return all;
    }

    /** The key that says how it is reached. */
    public String kind() {
      if (ssh != null) {
        return "ssh";
      }
      return docker != null ? "docker" : "kubernetes";
    }
  }

  /** What a database or a host is to the people who run the runbook. */
  public enum Role {
    PRODUCTION,
    DEVELOPMENT
  }

  /** Servers that Stepgate brings along. */
  public enum Server {
    POSTGRESQL
  }

  /** A value that the person who starts the run may choose with -e NAME=VALUE. */
  public record Input(
      @Doc(value = "The value if none is given.", key = "default") @Nullable Text defaultValue,
      @Doc("What the value is for.") @Nullable String description) {}

  /** A channel, and what it is told. */
  public record Notice(
      @Doc(
              value = "The name of a channel; its address stands in notify.yaml.",
              required = true,
              name = NameRule.ID)
          String to,
      @Doc("What is told: waiting, failed, passed, interrupted; all but passed if not given.")
          List<Occasion> on) {

    /** Whether the channel wants to know this. */
    public boolean wants(Occasion occasion) {
      return on.isEmpty() ? occasion != Occasion.PASSED : on.contains(occasion);
    }
  }

  /** What people are told of. */
  public enum Occasion {
    WAITING,
    FAILED,
    PASSED,
    INTERRUPTED
  }

  /** What every step and check says in 'on', where it says anything. */
  public Stream<Text> hostsNamed() {
    return hostsNamed(needs, steps);
  }

  /** What these say in 'on', and to or from which hosts the steps' actions go. */
  public static Stream<Text> hostsNamed(List<Check> checks, List<Step> steps) {
    Stream<Text> bySteps = steps.stream().map(step -> step.options().on());
    Stream<Text> byActions =
        steps.stream()
            .map(Step::action)
            .filter(Objects::nonNull)
            .flatMap(action -> action.kind().hosts(action.fields()).stream());
    Stream<Text> byChecks =
        Parts.in(List.of(checks, steps), Check.class).map(check -> check.options().on());
    return Stream.of(bySteps, byActions, byChecks).flatMap(texts -> texts).filter(Objects::nonNull);
  }

  /** Counted from one; 0 for what is not a step. */
  public int number(String id) {
    int index = 0;
    while (index < steps.size() && !steps.get(index).id().equals(id)) {
      index++;
    }
    return index == steps.size() ? 0 : index + 1;
  }

  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }
}
