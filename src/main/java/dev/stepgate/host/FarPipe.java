package dev.stepgate.host;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A pipe to a command on another machine. */
final class FarPipe implements Pipe {
  private final FarHost host;
  private final Command command;
  private final FarCall call;
  private final KeptErrors errors;
  private boolean awaited;

  /**
   * @param command with a tag that no other has
   */
  FarPipe(FarHost host, Command command, FarCall call, KeptErrors errors) {
    this.host = host;
    this.command = command;
    this.call = call;
    this.errors = errors;
  }

  @Override
  public OutputStream in() {
    return call.process().getOutputStream();
  }

  @Override
  public InputStream out() {
    return call.out();
  }

  @Override
  public int await() throws HostUnreachable {
    awaited = true;
    Tools.code(call.process());
    FarEnd end = call.errors().end(Duration.ofSeconds(2));
    if (end == null) {
      throw call.cut(errors.text());
    }
    return end.value();
  }

  @Override
  public String errors() {
    return errors.text();
  }

  @Override
  public void close() {
    call.close();
    if (!awaited) {
      end();
    }
  }

  /** Out of reach, it ends of itself when it next reads or writes. */
  private void end() {
    try {
      host.end(command.tag(), command.as(), host.settings().grace());
    } catch (CommandNotStarted unreachable) {
      return;
    }
  }
}
