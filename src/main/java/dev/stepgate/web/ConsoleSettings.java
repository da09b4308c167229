package dev.stepgate.web;

import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.SettingsFile;
import dev.stepgate.web.people.AccessRule;
import dev.stepgate.web.people.OpenIdSettings;
import dev.stepgate.web.people.SessionSettings;
import dev.stepgate.web.people.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What console.yaml says; every key has a default, and so has the file. */
public record ConsoleSettings(
    @Doc("The address to listen on; 127.0.0.1 if not given.") @Nullable String listen,
    @Doc("The port to listen on; 8321 if not given.") @Nullable String port,
    @Doc("The folders whose runbooks may be started; 'runbooks' if not given.")
        List<String> runbooks,
    @Doc("The URL by which people reach the server, if it is not the address it listens on.")
        @Nullable String address,
    @Doc("Certificate and key; without them the server speaks plain HTTP.")
        @Nullable TlsSettings tls,
    @Doc("Whether a proxy stands before the server, which speaks TLS and says who asks.")
        boolean behindProxy,
    @Doc("When people have to sign in again.") @Nullable SessionSettings session,
    @Doc("What holds for some runbooks beside everybody's roles.") List<AccessRule> access,
    @Doc("An OpenID provider with which people may sign in, too.") @Nullable OpenIdSettings openid,
    @Doc(
            "What becomes of a running step when the server is stopped: finish-step lets it finish,"
                + " end-step ends it; finish-step if not given.")
        @Nullable String onStop,
    @Doc("How long steps may take to finish when the server is stopped; 10m if not given.")
        @Nullable String stopWithin,
    @Doc("How many runs may be under way at once; 20 if not given.") @Nullable String runsAtOnce) {
  public static final String FILE = "console.yaml";
  private static final int PORT = 8321;

  /** Those of the file in the given folder, or the defaults if there is none. */
  public static ConsoleSettings in(Path home) {
    Path file = home.resolve(FILE);
    return Files.exists(file) ? read(file) : defaults();
  }

  public static ConsoleSettings defaults() {
    return new ConsoleSettings(
        null, null, List.of(), null, null, false, null, List.of(), null, null, null, null);
  }

  public static ConsoleSettings read(Path file) {
    return new SettingsFile(file).read(ConsoleSettings.class);
  }

  public ConsoleSettings withPort(int other) {
    return new ConsoleSettings(
        listen,
        String.valueOf(other),
        runbooks,
        address,
        tls,
        behindProxy,
        session,
        access,
        openid,
        onStop,
        stopWithin,
        runsAtOnce);
  }

  /** What people type into a browser. */
  public String url(int boundPort) {
    return address != null
        ? address.replaceFirst("/*$", "/")
        : (tls == null ? "http" : "https") + "://" + host() + ":" + boundPort + "/";
  }

  /** Whether browsers talk to the server, or to the proxy before it, in secret. */
  public boolean isSecret() {
    return tls != null || behindProxy && url(0).startsWith("https:");
  }

  /** Browsers keep a name with this prefix for this host alone. */
  public String cookie(String name) {
    return isSecret() ? "__Host-stepgate-" + name : "stepgate-" + name;
  }

  public SessionSettings sessions() {
    return session == null ? SessionSettings.DEFAULTS : session;
  }

  /** The address it listens on, as it stands in URLs. */
  public String host() {
    String plain = listenAddress();
    return plain.contains(":") && !plain.startsWith("[") ? "[" + plain + "]" : plain;
  }

  public String listenAddress() {
    return listen == null ? "127.0.0.1" : listen;
  }

  int portNumber() {
    return port == null ? PORT : Integer.parseInt(port);
  }

  /** Where runbooks lie, seen from the folder where the server was started. */
  public List<Path> folders() {
    List<String> names = runbooks.isEmpty() ? List.of("runbooks") : runbooks;
    return names.stream().map(name -> Path.of(name).toAbsolutePath().normalize()).toList();
  }
}
