package dev.stepgate.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A pipe to a command on this machine. */
final class LocalPipe implements Pipe {
  private final Process process;
  private final ProcessTree tree;
  private final Duration grace;
  private final KeptErrors errors = new KeptErrors();
  private final Pump pump;

  private boolean awaited;

  private LocalPipe(Process process, ProcessTree tree, Duration grace) {
    this.process = process;
    this.tree = tree;
    this.grace = grace;
    this.pump = Pump.start(process.getErrorStream(), OutputSink.Stream.ERR, errors);
  }

  /**
   * @param command with a tag that no other has
   */
  static LocalPipe start(LaunchPlan plan, Command command, Duration grace)
      throws CommandNotStarted {
    List<String> argv = new ArrayList<>(List.of(Programs.find("setsid").toString()));
    argv.addAll(plan.argv());
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.cwd().toFile());
    Surroundings.prepare(builder.environment(), plan.env());
    try {
      Process process = builder.start();
      process.getOutputStream().write(plan.fed());
      process.getOutputStream().flush();
      long pid = process.pid();
      ProcessMark mark = new ProcessMark(pid, Boot.started(pid), command.tag());
      return new LocalPipe(process, ProcessTree.of(mark, plan.other()), grace);
    } catch (IOException failed) {
      throw new CommandNotStarted(Spawned.reason(failed), failed);
    }
  }

  @Override
  public OutputStream in() {
    return process.getOutputStream();
  }

  @Override
  public InputStream out() {
    return process.getInputStream();
  }

  @Override
  public int await() {
    awaited = true;
    int code = Tools.code(process);
    pump.hasEnded(1_000);
    return code;
  }

  @Override
  public String errors() {
    return errors.text();
  }

  @Override
  public void close() {
    if (!awaited) {
      tree.end(grace);
    }
  }
}
