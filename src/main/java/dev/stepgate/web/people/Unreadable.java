package dev.stepgate.web.people;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Tells what the container refuses by itself, before anything of ours is asked. */
final class Unreadable extends ErrorReportValve {
  private final Refusals refusals;

  Unreadable(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void report(Request request, Response response, Throwable cause) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      refusals.plain(request, response, status, "This request cannot be read.");
      response.finishResponse();
    } catch (IOException gone) {
      // Whoever asked does not listen any more.
    }
  }
}
