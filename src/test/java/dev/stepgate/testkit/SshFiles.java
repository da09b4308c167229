package dev.stepgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keys and configurations of one server and its clients, in a folder of their own.
 *
 * @param port the same for the server's whole life, also when it is started again
 */
record SshFiles(Path folder, String alias, int port) {

  static SshFiles fresh(String alias, FarUser user, String address) {
    SshFiles files = new SshFiles(ServerProcess.folder("sshd"), alias, ServerProcess.freePort());
    files.readableForUsers();
    files.makeSrv(user);
    write(files.folder.resolve("hosts"), "127.0.0.1 localhost " + alias + "\n");
    key(files.hostKey());
    key(files.identity());
    write(files.knownHosts(), "[" + address + "]:" + files.port + " " + files.publicHostKey());
    write(files.folder.resolve("sshd_config"), files.server(address));
    write(
        files.config(),
        files.client(alias, user.login(), address)
            + files.client(alias + "-root", "root", address));
    return files;
  }

  /** One file that includes others. */
  static Path together(List<Path> configs) {
    String includes =
        configs.stream().map(config -> "Include " + config + "\n").collect(Collectors.joining());
    Path file =
        configs.get(0).resolveSibling("ssh_config_" + Integer.toHexString(includes.hashCode()));
    return write(file, includes);
  }

  Path config() {
    return folder.resolve("ssh_config");
  }

  Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  Path identity() {
    return folder.resolve("identity");
  }

  Path srv() {
    return folder.resolve("srv");
  }

  private Path hostKey() {
    return folder.resolve("host_key");
  }

  String log() {
    return read(folder.resolve("log.txt"));
  }

  void changeHostKey() {
    key(hostKey());
  }

  void forgetHostKey() {
    write(knownHosts(), "");
  }

  /** The server reads the list of keys as the user who logs in. */
  private void readableForUsers() {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void makeSrv(FarUser user) {
    Outcome.of("install", "-d", "-o", user.login(), srv().toString()).worked();
  }

  private String publicHostKey() {
    return read(Path.of(hostKey() + ".pub"));
  }

  private String server(String address) {
    return """
        ListenAddress %s:%d
        HostKey %s
        PidFile none
        StrictModes no
        UsePAM no
        UseDNS no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        AuthorizedKeysFile %s.pub
        PermitRootLogin prohibit-password
        PrintMotd no
        PrintLastLog no
        AcceptEnv LANG LC_*
        MaxStartups 200
        MaxSessions 200
        Subsystem sftp internal-sftp
        """
        .formatted(address, port, hostKey(), identity());
  }

  private String client(String host, String user, String address) {
    return """
        Host %s
          HostName %s
          Port %d
          User %s
          IdentityFile %s
          IdentitiesOnly yes
          UserKnownHostsFile %s
          GlobalKnownHostsFile /dev/null
        """
        .formatted(host, address, port, user, identity(), knownHosts());
  }

  private static void key(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Outcome.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", file.toString())
        .worked();
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
