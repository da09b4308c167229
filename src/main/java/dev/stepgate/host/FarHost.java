package dev.stepgate.host;

import dev.stepgate.host.Leftovers.Leftover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another machine, or what looks like one; how it is reached makes the only difference. */
final class FarHost implements Host {
  private final String name;
  private final Reach reach;
  private final FarSettings settings;
  private final Map<String, List<String>> forgettable = new HashMap<>();
  private @Nullable Answered answered;

  FarHost(String name, Reach reach, FarSettings settings) {
    this.name = name;
    this.reach = reach;
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return reach.address();
  }

  @Override
  public Map<String, String> facts() {
    return reach.facts();
  }

  @Override
  public synchronized Answered reach() throws CommandNotStarted {
    if (answered == null) {
      reach.open();
      Map<String, String> said = new HashMap<>();
      for (String mark : ask("who", null, Map.of())) {
        int space = mark.indexOf(' ');
        said.put(mark.substring(0, space), mark.substring(space + 1).strip());
      }
      answered = Answered.of(said);
    }
    return answered;
  }

  @Override
  public Running start(Command command, OutputSink output) throws CommandNotStarted {
    LaunchPlan.refuseImpossible(command.script(), command.env());
    Answered who = reach();
    List<String> done = takeForgettable(command.as());
    String id = newId();
    Map<String, String> what = of(command, id);
    what.put("finished", String.join(" ", done));
    FarOutput all = new FarOutput(output);
    FarCall call = call("run", command.as(), what, all);
    begin(call, apart(command));
    all.add(Pump.start(call.out(), OutputSink.Stream.OUT, all));
    all.add(call.errors().pump());
    return new FarRunning(this, command, id, call, all, who);
  }

  @Override
  public RunningService serve(Command command, Path file, Map<String, String> secrets, long limit)
      throws CommandNotStarted, EvidenceLost {
    LaunchPlan.refuseImpossible(command.script(), command.env());
    reach();
    Map<String, String> all = settings("service", of(command, newId()));
    all.put("nonce", "");
    byte[] fed = join(FarShell.program(all), apart(command));
    Map<String, String> tag = Map.of(Command.TAG, command.tag());
    LaunchPlan plan = new LaunchPlan(reach.lasting(command.as()), tag, fed, OtherUser.NONE);
    return ServiceProcess.start(plan, Path.of("/"), command.tag(), file, secrets, limit);
  }

  @Override
  public Pipe pipe(Command command) throws CommandNotStarted {
    LaunchPlan.refuseImpossible(command.script(), command.env());
    reach();
    KeptErrors errors = new KeptErrors();
    FarCall call = call("pipe", command.as(), of(command, newId()), errors);
    begin(call, fed(command));
    return new FarPipe(call, errors);
  }

  @Override
  public Remembered recall(String tagStart, @Nullable String as) throws CommandNotStarted {
    reach();
    return Remembered.of(ask("recall", as, Map.of("tag", tagStart)));
  }

  @Override
  public List<Leftover> end(String tagStart, @Nullable String as, Duration grace)
      throws CommandNotStarted {
    reach();
    Map<String, String> what = Map.of("tag", tagStart, "grace", FarSettings.seconds(grace));
    return ask("end", as, what).stream().map(mark -> Remembered.leftover(mark.split(" "))).toList();
  }

  @Override
  public void forget(Remembered remembered, @Nullable String as) {
    remembered.records().values().forEach(told -> forget(told.id(), as));
  }

  synchronized void forget(String id, @Nullable String as) {
    forgettable.computeIfAbsent(as == null ? "" : as, user -> new ArrayList<>()).add(id);
  }

  @Override
  public synchronized void close() {
    if (answered != null) {
      try {
        for (String user : List.copyOf(forgettable.keySet())) {
          String as = user.isEmpty() ? null : user;
          ask("forget", as, Map.of("finished", String.join(" ", takeForgettable(as))));
        }
      } catch (CommandNotStarted unreachable) {
        // Its records stay where they are; they are small, and nobody else's.
        forgettable.clear();
      }
    }
    reach.close();
  }

  FarSettings settings() {
    return settings;
  }

  /** Nothing has begun before the orders are there. */
  private static void begin(FarCall call, byte[] orders) throws CommandNotStarted {
    try {
      call.ready();
      call.send(orders);
    } catch (IOException broken) {
      throw call.unreachable();
    } catch (CommandNotStarted refused) {
      call.close();
      throw refused;
    }
  }

  private synchronized List<String> takeForgettable(@Nullable String as) {
    List<String> ids = forgettable.remove(as == null ? "" : as);
    return ids == null ? List.of() : ids;
  }

  private List<String> ask(String what, @Nullable String as, Map<String, String> more)
      throws CommandNotStarted {
    try (FarCall call = call(what, as, more, new KeptErrors())) {
      List<String> said = new ArrayList<>();
      String first = call.ready();
      if (!first.isEmpty()) {
        said.add(first);
      }
      said.addAll(call.marks());
      return said;
    }
  }

  private FarCall call(
      String what, @Nullable String as, Map<String, String> more, OutputSink stderr)
      throws CommandNotStarted {
    return FarCall.start(name, reach, as, settings(what, more), stderr);
  }

  private Map<String, String> settings(String what, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("op", what);
    all.put("grace", FarSettings.seconds(settings.grace()));
    all.put("patience", FarSettings.seconds(settings.patience()));
    all.put("as", "");
    all.put("cwd", "");
    all.put("finished", "");
    all.putAll(more);
    return all;
  }

  private static Map<String, String> of(Command command, String id) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("id", id);
    all.put("tag", command.tag());
    all.put("as", command.as() == null ? "" : command.as());
    all.put("cwd", command.cwd().toString());
    return all;
  }

  /** Not the tag: a check that is tried again has the same. */
  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static byte[] apart(Command command) {
    return orders(ShellText.apart(command.script(), tagged(command)));
  }

  private static byte[] fed(Command command) {
    return orders(ShellText.fed(command.script(), tagged(command)));
  }

  private static byte[] orders(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> tagged(Command command) {
    Map<String, String> env = new LinkedHashMap<>(command.env());
    env.put(Command.TAG, command.tag());
    return env;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
