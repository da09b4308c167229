package dev.stepgate.cli;

import dev.stepgate.run.RunEvent.HostReached;

/** Who answered on a host, in one line. */
final class HostLine {
  private HostLine() {}

  static String of(HostReached event) {
    String who = event.user() + "@" + event.machine();
    String role = event.production() ? " (production)" : "";
    String how = event.address() + ", " + event.shell() + ", " + event.system();
    return Printable.line("host " + event.name() + role + ": " + who + " through " + how);
  }
}
