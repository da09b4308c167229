package dev.stepgate.host;

import dev.stepgate.host.Leftovers.Leftover;
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
  private static final int MANY = 20;
  private final String name;
  private final Reach reach;
  private final FarSettings settings;
  private final FarShells shells;
  private final Map<String, List<String>> forgettable = new HashMap<>();
  private @Nullable Answered answered;

  FarHost(String name, Reach reach, FarSettings settings) {
    this.name = name;
    this.reach = reach;
    this.settings = settings;
    this.shells = new FarShells(name, reach, settings);
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
    String id = newId();
    Map<String, String> orders = orders("run", command, id);
    orders.put("orders", ShellText.apart(command.script(), tagged(command)));
    FarOutput all = new FarOutput(output);
    FarCall call = shells.take(command.as());
    orders.put("finished", String.join(" ", takeForgettable(command.as(), MANY)));
    call.errors().carryTo(all);
    call.order(orders);
    String begun = call.begun();
    all.add(Pump.start(call.out(), OutputSink.Stream.OUT, all));
    all.add(call.errors().pump());
    return new FarRunning(this, command, id, call, all, who, begun);
  }

  @Override
  public RunningService serve(Command command, Path file, Map<String, String> secrets, long limit)
      throws CommandNotStarted, EvidenceLost {
    LaunchPlan.refuseImpossible(command.script(), command.env());
    reach();
    Map<String, String> orders = orders("service", command, newId());
    orders.put("orders", ShellText.apart(command.script(), tagged(command)));
    byte[] fed = join(FarShell.program("", settings), FarShell.orders(orders));
    Map<String, String> tag = Map.of(Command.TAG, command.tag());
    LaunchPlan plan = new LaunchPlan(reach.lasting(command.as()), tag, fed, OtherUser.NONE);
    return ServiceProcess.start(plan, Path.of("/"), command.tag(), file, secrets, limit);
  }

  @Override
  public Pipe pipe(Command command) throws CommandNotStarted {
    LaunchPlan.refuseImpossible(command.script(), command.env());
    reach();
    Command own = command.apart();
    Map<String, String> orders = orders("pipe", own, "");
    orders.put("orders", ShellText.fed(own.script(), tagged(own)));
    KeptErrors errors = new KeptErrors();
    FarCall call = shells.take(own.as());
    call.errors().carryTo(errors);
    call.order(orders);
    call.begun();
    return new FarPipe(this, own, call, errors);
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
          ask("forget", as, Map.of("finished", String.join(" ", takeForgettable(as, 1))));
        }
      } catch (CommandNotStarted unreachable) {
        // Its records stay where they are; they are small, and nobody else's.
        forgettable.clear();
      }
    }
    shells.close();
    reach.close();
  }

  FarSettings settings() {
    return settings;
  }

  /** Many at once, because each time costs a program there. */
  private synchronized List<String> takeForgettable(@Nullable String as, int many) {
    String user = as == null ? "" : as;
    boolean enough = forgettable.getOrDefault(user, List.of()).size() >= many;
    return enough ? forgettable.remove(user) : List.of();
  }

  /** While how a command ended is written down, the shell for the next one is on its way. */
  void ended(Command command) {
    shells.prepare(command.as());
  }

  private List<String> ask(String what, @Nullable String as, Map<String, String> more)
      throws CommandNotStarted {
    try (FarCall call = shells.take(as)) {
      Map<String, String> orders = new LinkedHashMap<>(Map.of("op", what, "finished", ""));
      orders.putAll(more);
      call.order(orders);
      return call.marks();
    }
  }

  private static Map<String, String> orders(String what, Command command, String id) {
    Map<String, String> orders = new LinkedHashMap<>();
    orders.put("op", what);
    orders.put("id", id);
    orders.put("tag", command.tag());
    orders.put("as", command.as() == null ? "" : command.as());
    orders.put("cwd", command.cwd().toString());
    orders.put("finished", "");
    return orders;
  }

  /** Not the tag: a check that is tried again has the same. */
  private static String newId() {
    return UUID.randomUUID().toString();
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
