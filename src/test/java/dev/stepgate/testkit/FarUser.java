package dev.stepgate.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The users of this machine that play those of others; made when first wanted, and then kept. */
public enum FarUser {
  /** May become anybody. */
  PROD("stepgate-prod", "(ALL)"),
  /** May become root, and nobody else. */
  DEV("stepgate-dev", "(root)"),
  /** Has a plain sh for its login. */
  PLAIN("stepgate-plain", "(stepgate-plain)", "/bin/sh");

  /** Two processes must not write the list of users at the same time. */
  private static final String ADD =
      "id -u \"$1\" >/dev/null 2>&1 || useradd -m -s \"$2\" -p '*' \"$1\"";

  private static final Path LOCK = Path.of("/run/lock/stepgate-test-users");
  private static boolean prepared;
  private final String login;
  private final String becomes;
  private final String shell;

  FarUser(String login, String becomes) {
    this(login, becomes, "/bin/bash");
  }

  FarUser(String login, String becomes, String shell) {
    this.login = login;
    this.becomes = becomes;
    this.shell = shell;
  }

  public String login() {
    return login;
  }

  public Path home() {
    return Path.of("/home", login);
  }

  /** Skips the test when this process may not make users, serve them or become them. */
  static void assumeRoot() {
    assumeThat(System.getProperty("user.name"))
        .as("only root can play other machines with users of their own")
        .isEqualTo("root");
  }

  /** The users exist, and sudo knows what they may until this process ends. */
  static synchronized void prepare() {
    if (!prepared) {
      StringBuilder rules = new StringBuilder();
      for (FarUser user : values()) {
        Outcome.of("flock", LOCK.toString(), "sh", "-c", ADD, "add", user.login, user.shell)
            .worked();
        rules.append(user.login + " ALL=" + user.becomes + " NOPASSWD: ALL\n");
      }
      allow(rules.toString());
      prepared = true;
    }
  }

  /** What has a dot in its name is not read by sudo: it never sees half a file. */
  private static void allow(String rules) {
    Path file = Path.of("/etc/sudoers.d", "stepgate-tests-" + ProcessHandle.current().pid());
    Path draft = Path.of(file + ".draft");
    try {
      Files.writeString(draft, rules);
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--r-----"));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> file.toFile().delete()));
  }
}
