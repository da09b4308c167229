package dev.stepgate.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A pipe to a command on this machine. */
final class LocalPipe implements Pipe {
  private final Process process;
  private final KeptErrors errors = new KeptErrors();
  private final Pump pump;

  private LocalPipe(Process process) {
    this.process = process;
    this.pump = Pump.start(process.getErrorStream(), OutputSink.Stream.ERR, errors);
  }

  static LocalPipe start(LaunchPlan plan, Path cwd) throws CommandNotStarted {
    List<String> argv = new ArrayList<>(List.of(Programs.find("setsid").toString()));
    argv.addAll(plan.argv());
    ProcessBuilder builder = new ProcessBuilder(argv).directory(cwd.toFile());
    Surroundings.prepare(builder.environment(), plan.env());
    try {
      Process process = builder.start();
      process.getOutputStream().write(plan.fed());
      process.getOutputStream().flush();
      return new LocalPipe(process);
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
    process.destroy();
  }
}
