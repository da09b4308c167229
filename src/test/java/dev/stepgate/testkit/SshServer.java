package dev.stepgate.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An OpenSSH server with keys of its own, which plays another machine with its own host name. */
public final class SshServer {
  /**
   * A name that the machine itself can resolve, as sudo wants, and a folder of its own; what this
   * machine's root has set up for a login is not the other's.
   */
  private static final String ALONE =
      "mount --bind \"$1/hosts\" /etc/hosts && mount --bind \"$1/srv\" /srv && hostname \"$2\""
          + " && { [ ! -e ~/.bashrc ] || mount --bind /dev/null ~/.bashrc; }"
          + " && mkdir -p /run/sshd && exec /usr/sbin/sshd -D -e -f \"$1/sshd_config\"";

  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Pattern LOGIN = Pattern.compile("Accepted publickey for ");
  private final SshFiles files;
  private final String address;
  private final List<String> command;
  private final Set<Namespace> namespaces = new HashSet<>();
  private Process guard;

  private SshServer(String alias, FarUser user, String address, List<String> around) {
    this.address = address;
    this.files = SshFiles.fresh(alias, user, address);
    this.command =
        ServerProcess.join(
            around, List.of("unshare", "--uts", "--mount", "sh", "-c", ALONE, "sshd"));
    this.guard = started();
    Runtime.getRuntime().addShutdownHook(new Thread(this::endAll));
  }

  /** The machine {@code prod}, where {@link FarUser#PROD} logs in; the same for all tests. */
  public static SshServer prod() {
    FarUser.assumeRoot();
    return Prod.SERVER;
  }

  /** The machine {@code dev}, where {@link FarUser#DEV} logs in; the same for all tests. */
  public static SshServer dev() {
    FarUser.assumeRoot();
    return Dev.SERVER;
  }

  /** A machine of a test's own, which can be stopped and changed. */
  public static SshServer own(String alias, FarUser user) {
    return at("127.0.0.1", alias, user, List.of());
  }

  /** As {@link #own}, where nobody but the command around it can listen. */
  static SshServer at(String address, String alias, FarUser user, List<String> around) {
    FarUser.assumeRoot();
    FarUser.prepare();
    return new SshServer(alias, user, address, around);
  }

  /**
   * The client's configuration, for {@code ssh -F}: it knows this machine by its alias, and the
   * machine's root as {@code <alias>-root}.
   */
  public Path config() {
    return files.config();
  }

  /** The configuration that knows all these machines. */
  public static Path together(SshServer... machines) {
    return SshFiles.together(Stream.of(machines).map(SshServer::config).toList());
  }

  /** What an own configuration of a person would name as {@code UserKnownHostsFile}. */
  public Path knownHosts() {
    return files.knownHosts();
  }

  public Path identity() {
    return files.identity();
  }

  /** What is {@code /srv} on this machine and its user's; on others it is another folder. */
  public Path srv() {
    return files.srv();
  }

  public int port() {
    return files.port();
  }

  public String address() {
    return address;
  }

  /** What the machine calls itself. */
  public String hostName() {
    return files.alias();
  }

  /** The process that listens. */
  public long pid() {
    return listener().pid();
  }

  /** The server's processes for connections, two for each unless root has logged in. */
  public List<Long> sessions() {
    return connections().map(ProcessHandle::pid).toList();
  }

  /** Everything that runs on this machine, and not the server itself. */
  public List<Long> processes() {
    return inside()
        .filter(process -> program(process).filter(runs -> !runs.equals(PROGRAM)).isPresent())
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Ends all connections at once; what runs on the machine goes on. */
  public void killSessions() {
    Patience.until(
        "the end of the connections",
        () -> connections().peek(ProcessHandle::destroyForcibly).findAny().isEmpty());
  }

  /** Nobody can connect any more; those who are connected stay so. */
  public void stop() {
    guard.destroy();
    guard.onExit().join();
  }

  /** As when the machine's power fails. */
  public void endAll() {
    stop();
    namespaces.forEach(Namespace::end);
  }

  /** Listens again, on the same port and with the same key. */
  public void start() {
    guard = started();
  }

  /** As after a new installation of the machine: clients know another key. */
  public void changeHostKey() {
    stop();
    files.changeHostKey();
    start();
  }

  /** As before a client has ever been on the machine. */
  public void forgetHostKey() {
    files.forgetHostKey();
  }

  /** From now on, until it stops, another file lies there on this machine. */
  public void replace(Path file, Path other) {
    String machine = String.valueOf(pid());
    List<String> mount = List.of("mount", "--bind", other.toString(), file.toString());
    Outcome.of(ServerProcess.join(List.of("nsenter", "-t", machine, "-m", "--"), mount)).worked();
  }

  /** How often somebody has logged in; a shared connection counts once. */
  public long logins() {
    return LOGIN.matcher(log()).results().count();
  }

  /** What the server has said. */
  public String log() {
    return files.log();
  }

  private Process started() {
    List<String> machine = List.of(files.folder().toString(), files.alias());
    Process started = ServerProcess.start(files.folder(), command, machine, this::answers);
    namespaces.add(Namespace.of("uts", started.children().findFirst().orElseThrow()));
    return started;
  }

  private boolean answers() {
    try (Socket socket = new Socket(address, port())) {
      byte[] banner = socket.getInputStream().readNBytes(8);
      return new String(banner, StandardCharsets.US_ASCII).equals("SSH-2.0-");
    } catch (IOException notYet) {
      return false;
    }
  }

  private ProcessHandle listener() {
    return guard.children().findFirst().orElseThrow();
  }

  private Stream<ProcessHandle> connections() {
    List<ProcessHandle> listening = guard.children().toList();
    return inside().filter(process -> serves(process) && !listening.contains(process));
  }

  private Stream<ProcessHandle> inside() {
    return namespaces.stream().flatMap(Namespace::processes);
  }

  private static boolean serves(ProcessHandle process) {
    return program(process).filter(PROGRAM::equals).isPresent();
  }

  /** Not the name that a process gives itself; empty when it has ended. */
  private static Optional<Path> program(ProcessHandle process) {
    try {
      return Optional.of(Path.of("/proc", String.valueOf(process.pid()), "exe").toRealPath());
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  private static final class Prod {
    static final SshServer SERVER = own("prod", FarUser.PROD);
  }

  private static final class Dev {
    static final SshServer SERVER = own("dev", FarUser.DEV);
  }
}
