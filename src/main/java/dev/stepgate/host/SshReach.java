package dev.stepgate.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Through the system's OpenSSH client, with the person's own configuration, agent and known hosts.
 *
 * <p>Never asks anything and never takes an unknown host key; one connection is shared unless the
 * configuration has its own way of sharing.
 */
final class SshReach implements Reach {
  private static final List<String> ALWAYS =
      List.of(
          "-T",
          "-oBatchMode=yes",
          "-oStrictHostKeyChecking=yes",
          "-oRemoteCommand=none",
          "-oLogLevel=ERROR");

  private static final String PERSIST = "-oControlPersist=60";

  private final Map<String, String> facts;
  private final List<String> chosen;
  private final List<String> standard = new ArrayList<>();
  private @Nullable Path sockets;

  /**
   * @param facts ssh, and perhaps port, identity and config
   * @param folder where relative names of files begin
   */
  SshReach(Map<String, String> facts, Path folder) {
    this.facts = facts;
    this.chosen = chosen(facts, folder);
  }

  @Override
  public String address() {
    String port = facts.get("port");
    return "ssh " + facts.get("ssh") + (port == null ? "" : " port " + port);
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public void open() throws CommandNotStarted {
    if (standard.isEmpty()) {
      standard.addAll(ALWAYS);
      standard.addAll(unlessConfigured(configured()));
    }
    if (sockets != null) {
      share();
    }
  }

  @Override
  public List<String> argv(@Nullable String as) throws CommandNotStarted {
    if (sockets != null && !Files.exists(socket(sockets))) {
      share();
    }
    return ssh(standard, List.of("--", destination(), FarShell.line(as)));
  }

  @Override
  public List<String> lasting(@Nullable String as) throws CommandNotStarted {
    List<String> alone = new ArrayList<>(List.of("-oControlPath=none"));
    alone.addAll(standard);
    return ssh(alone, List.of("--", destination(), FarShell.line(as)));
  }

  @Override
  public String advice(String said) {
    if (said.contains("Host key verification failed") || said.contains("host key is known")) {
      return "Compare the machine's key with the one you expect, and add it to your known_hosts"
          + " (connect once by hand: "
          + byHand()
          + ").";
    }
    return said.contains("Permission denied")
        ? "Load the key into your ssh agent, or name it with 'identity'; Stepgate never asks for"
            + " a password here."
        : "Try it by hand: " + byHand() + ".";
  }

  private String byHand() {
    String options = chosen.stream().map(option -> " " + option).collect(Collectors.joining());
    return "ssh" + options + " " + destination();
  }

  @Override
  public void close() {
    if (sockets != null) {
      try {
        Tools.ask(ssh(standard, List.of("-O", "exit", "--", destination())));
        Files.deleteIfExists(socket(sockets));
        Files.deleteIfExists(sockets);
      } catch (IOException | CommandNotStarted left) {
        // The connection goes away by itself a minute after its last use.
        return;
      } finally {
        sockets = null;
      }
    }
  }

  /** What a person has chosen in the configuration stands. */
  private List<String> unlessConfigured(List<String> configured) {
    List<String> more = new ArrayList<>();
    if (configured.contains("connecttimeout none")) {
      more.add("-oConnectTimeout=15");
    }
    if (configured.contains("serveraliveinterval 0")) {
      more.addAll(List.of("-oServerAliveInterval=10", "-oServerAliveCountMax=3"));
    }
    if (configured.stream().noneMatch(line -> line.startsWith("controlpath /"))) {
      sockets = newFolder();
      more.add("-oControlPath=" + socket(sockets));
    }
    return more;
  }

  /**
   * Apart from any command, so that the connection is none's child; without it, each command makes
   * its own.
   */
  private void share() throws CommandNotStarted {
    List<String> argv = new ArrayList<>(List.of(Programs.find("setsid").toString()));
    argv.addAll(ssh(standard, List.of("-fN", "-oControlMaster=yes", PERSIST, "--", destination())));
    ProcessBuilder builder = new ProcessBuilder(argv);
    Surroundings.prepare(builder.environment(), Map.of());
    File nowhere = new File("/dev/null");
    builder.redirectInput(nowhere).redirectOutput(nowhere).redirectError(nowhere);
    try {
      Tools.code(builder.start());
    } catch (IOException failed) {
      throw new CommandNotStarted(Spawned.reason(failed), failed);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("stepgate-");
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make a folder for a connection", failed);
    }
  }

  private static Path socket(Path folder) {
    return folder.resolve("ssh");
  }

  /** What the person's own configuration says for this destination. */
  private List<String> configured() throws CommandNotStarted {
    try {
      Tools.Answer answer = Tools.askForOutput(ssh(List.of(), List.of("-G", "--", destination())));
      if (answer.code() != 0) {
        throw new HostUnreachable(
            "ssh does not understand " + destination() + ": " + answer.text(),
            "Correct the host in the runbook, or your ssh configuration.",
            null);
      }
      return answer.text().lines().toList();
    } catch (IOException failed) {
      throw new CommandNotStarted("cannot start ssh", failed);
    }
  }

  private String destination() {
    return facts.get("ssh");
  }

  private List<String> ssh(List<String> before, List<String> after) throws CommandNotStarted {
    List<String> argv = new ArrayList<>(List.of(Programs.find("ssh").toString()));
    argv.addAll(chosen);
    argv.addAll(before);
    argv.addAll(after);
    return argv;
  }

  private static List<String> chosen(Map<String, String> facts, Path folder) {
    List<String> options = new ArrayList<>();
    if (facts.containsKey("config")) {
      options.add("-F" + folder.resolve(facts.get("config")));
    }
    if (facts.containsKey("port")) {
      options.add("-p" + facts.get("port"));
    }
    if (facts.containsKey("identity")) {
      options.add("-i" + folder.resolve(facts.get("identity")));
    }
    return options;
  }
}
