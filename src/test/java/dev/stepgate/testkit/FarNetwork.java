package dev.stepgate.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;

/** A network of its own, with one wire to this machine; packets on it can be lost silently. */
public final class FarNetwork implements AutoCloseable {
  /** This process's part of 10.0.0.0/8: 22 bits of its number, then four addresses. */
  private final int subnet = (10 << 24) | ((int) (ProcessHandle.current().pid() % (1 << 22)) << 2);

  private final String name = "sg" + ProcessHandle.current().pid();
  private final Wire near = new Wire(List.of(), name + "n", address(1), "02:00:00:00:00:01");
  private final Wire far =
      new Wire(List.of("-n", name), name + "f", address(), "02:00:00:00:00:02");
  private final List<SshServer> machines = new ArrayList<>();

  /** One end of the wire. */
  private record Wire(List<String> where, String device, String address, String mac) {

    void connect(Wire other) {
      ip("link", "set", device, "address", mac, "up");
      ip("address", "add", address + "/30", "dev", device);
      // Nobody has to ask who has this address, and to tell that there was no answer.
      ip("neighbour", "add", other.address, "lladdr", other.mac, "dev", device, "nud", "permanent");
    }

    void drop() {
      tool("tc", "qdisc", "replace", "dev", device, "root", "blackhole");
    }

    void restore() {
      tool("tc", "qdisc", "delete", "dev", device, "root");
    }

    void ip(String... arguments) {
      tool("ip", arguments);
    }

    private void tool(String tool, String... arguments) {
      List<String> command = ServerProcess.join(List.of(tool), where);
      Outcome.of(ServerProcess.join(command, List.of(arguments))).worked();
    }
  }

  private FarNetwork() {
    near.ip("netns", "add", name);
    near.ip("link", "add", near.device, "type", "veth", "peer", "name", far.device, "netns", name);
    near.connect(far);
    far.connect(near);
  }

  /** One at a time in each process. Skips the test where networks cannot be made. */
  public static FarNetwork open() {
    FarUser.assumeRoot();
    Outcome may = Outcome.of("unshare", "--net", "true");
    assumeThat(may.exit()).as("networks cannot be made here: " + may.err()).isZero();
    return new FarNetwork();
  }

  /** Where the far side is reached from here, and nowhere else. */
  public String address() {
    return address(2);
  }

  /** A machine in this network. */
  public SshServer machine(String alias, FarUser user) {
    List<String> inside = List.of("ip", "netns", "exec", name);
    SshServer machine = SshServer.at(address(), alias, user, inside);
    machines.add(machine);
    return machine;
  }

  /** From now on every packet is lost in both directions; nobody is told, connections stay. */
  public void drop() {
    near.drop();
    far.drop();
  }

  /** Packets arrive again; what was lost meanwhile is sent again by its sender. */
  public void restore() {
    near.restore();
    far.restore();
  }

  /** Ends the machines in the network, and the network. */
  @Override
  public void close() {
    machines.forEach(SshServer::endAll);
    near.ip("link", "delete", near.device);
    near.ip("netns", "delete", name);
  }

  private String address(int last) {
    int all = subnet + last;
    return "%d.%d.%d.%d".formatted(all >>> 24, all >>> 16 & 255, all >>> 8 & 255, all & 255);
  }
}
