package dev.stepgate.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.stepgate.run.Engine;
import dev.stepgate.web.Console;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A console with runbooks of its own, and people in front of browsers. */
final class Desk implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";
  private final Path home;
  private final Engine engine;
  private final Console console;
  private final String url;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Desk(Path home, Map<String, String> runbooks) {
    this.home = home;
    runbooks.forEach(this::runbook);
    write("console.yaml", "runbooks: [" + home.resolve("runbooks") + "]\n");
    ConsoleSettings settings = ConsoleSettings.in(home).withPort(0);
    engine = new Engine(Map.of("STEPGATE_HOME", home.toString()), Clock.systemUTC());
    console = Console.start(settings, engine, Clock.systemUTC());
    url = settings.url(console.port());
  }

  void runbook(String name, String yaml) {
    write("runbooks/" + name, yaml);
  }

  void write(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Engine engine() {
    return engine;
  }

  String url() {
    return url;
  }

  Path home() {
    return home;
  }

  /** The first administrator. */
  Page admin(String name) {
    Page page = page(1280, 900, ColorScheme.LIGHT);
    page.navigate(console.setupLink(url).orElseThrow());
    page.fill("[name=name]", name);
    page.fill("[name=password]", PASSWORD);
    page.fill("[name=again]", PASSWORD);
    page.click("main button");
    signIn(page, name);
    return page;
  }

  /** Somebody else, with a role. */
  Page person(Page admin, String name, String role) {
    admin.navigate("/people");
    admin.fill("[name=name]", name);
    admin.check("form[action='/people'] input[value=" + role + "]");
    admin.click("form[action='/people'] button");
    String link = admin.textContent(".box.good pre");
    Page page = page(1280, 900, ColorScheme.LIGHT);
    page.navigate(link);
    page.fill("[name=password]", PASSWORD);
    page.fill("[name=again]", PASSWORD);
    page.click("main button");
    signIn(page, name);
    return page;
  }

  private static void signIn(Page page, String name) {
    page.navigate("/sign-in");
    page.fill("[name=name]", name);
    page.fill("[name=password]", PASSWORD);
    page.click("main button");
    page.waitForSelector("#filter");
  }

  /** Another window of somebody who is signed in. */
  Page again(Page signedIn, int width, int height, ColorScheme colours) {
    Page page = page(width, height, colours);
    List<Cookie> cookies = signedIn.context().cookies();
    page.context().addCookies(cookies);
    return page;
  }

  Page page(int width, int height, ColorScheme colours) {
    BrowserContext window = Chromium.window(url, width, height, colours);
    windows.add(window);
    Page page = window.newPage();
    page.onPageError(problems::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            problems.add(page.url() + " " + message.location() + " " + message.text());
          }
        });
    return page;
  }

  /** What a page looks like, and that everybody can read it: in light, in dark and on a phone. */
  void look(Page page, String name) {
    Page other = again(page, 1280, 900, ColorScheme.LIGHT);
    other.navigate(page.url());
    Accessible.check(other);
    Shot.of(other, name + "-light");
    other.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    Accessible.checkColours(other);
    Shot.of(other, name + "-dark");
    other.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    other.setViewportSize(360, 740);
    assertThat((int) other.evaluate("document.documentElement.scrollWidth"))
        .as(page.url())
        .isEqualTo(360);
    Shot.of(other, name + "-phone");
    other.context().close();
  }

  /** What browsers complained about: faults in scripts, and what the policy forbids. */
  List<String> problems() {
    return problems;
  }

  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
    console.close();
    engine.close();
  }
}
