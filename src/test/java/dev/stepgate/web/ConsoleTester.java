package dev.stepgate.web;

import dev.stepgate.run.Engine;
import dev.stepgate.testkit.Server;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console on a free port with a store of its own, and people in it. */
public final class ConsoleTester implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery staple";
  private final SettableClock clock = new SettableClock();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Engine engine;
  private final Console console;
  private final String url;

  private ConsoleTester(Engine engine, ConsoleSettings settings) {
    this.engine = engine;
    console = Console.start(settings, engine, clock);
    url = settings.url(console.port());
  }

  public static ConsoleTester in(Path home) {
    return in(home, Map.of());
  }

  /** With a store on a database server. */
  public static ConsoleTester in(Path home, Server server) {
    return in(
        home,
        Map.of(
            "STEPGATE_STORE_URL", server.url(server.newDatabase()),
            "STEPGATE_STORE_USER", server.user(),
            "STEPGATE_STORE_PASSWORD", server.password()));
  }

  private static ConsoleTester in(Path home, Map<String, String> more) {
    ConsoleSettings settings = ConsoleSettings.in(home).withPort(0);
    Map<String, String> environment = new HashMap<>(more);
    environment.put("STEPGATE_HOME", home.toString());
    return new ConsoleTester(new Engine(environment, Clock.systemUTC()), settings);
  }

  public Browser browser() {
    return new Browser(url, seen);
  }

  /** Everything that was answered so far. */
  public List<String> seen() {
    return seen;
  }

  public String url() {
    return url;
  }

  public int port() {
    return console.port();
  }

  public Engine engine() {
    return engine;
  }

  public Console console() {
    return console;
  }

  /** Something that the server is made of. */
  public <T> T part(Class<T> type) {
    return console.context().getBean(type);
  }

  public void advance(Duration by) {
    clock.now = clock.now.plus(by);
  }

  /** The first administrator, through the link that is printed. */
  public Browser admin(String name) {
    Browser browser = browser();
    String path = path(console.setupLink(url).orElseThrow());
    browser.get(path);
    browser.post(path, "name", name, "password", PASSWORD, "again", PASSWORD);
    return browser.signIn(name, PASSWORD);
  }

  /** Another person, through the link that the administrator is shown. */
  public Browser person(Browser admin, String name, String... roles) {
    admin.get("/people");
    String[] fields = new String[2 + 2 * roles.length];
    fields[0] = "name";
    fields[1] = name;
    for (int i = 0; i < roles.length; i++) {
      fields[2 + 2 * i] = "role";
      fields[3 + 2 * i] = roles[i];
    }
    return accept(linkIn(admin.post("/people", fields).body()), name);
  }

  public Browser accept(String path, String name) {
    Browser browser = browser();
    browser.get(path);
    browser.post(path, "password", PASSWORD, "again", PASSWORD);
    return browser.signIn(name, PASSWORD);
  }

  public String linkIn(String page) {
    return path(page.replaceAll("(?s).*(" + url + "invitation/[A-Za-z0-9_-]+).*", "$1"));
  }

  public String path(String link) {
    return link.substring(url.length() - 1);
  }

  @Override
  public void close() {
    console.close();
    engine.close();
  }

  private static final class SettableClock extends Clock {
    private volatile Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
