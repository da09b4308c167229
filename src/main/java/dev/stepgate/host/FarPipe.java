package dev.stepgate.host;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A pipe to a command on another machine. */
final class FarPipe implements Pipe {
  private final FarCall call;
  private final KeptErrors errors;

  FarPipe(FarCall call, KeptErrors errors) {
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
  }
}
