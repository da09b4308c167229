package dev.stepgate.web;

import dev.stepgate.run.Engine;
import dev.stepgate.web.people.Safety;
import dev.stepgate.web.people.Setup;
import dev.stepgate.web.runs.LiveRuns;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The server behind the pages and the interface; store and logs are those of the engine. */
public final class Console implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Console(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Returns when the server answers. */
  public static Console start(ConsoleSettings settings, Engine engine, Clock clock) {
    new Safety(settings).check();
    engine.serve();
    try {
      return new Console(application(settings, engine, clock).run());
    } catch (RuntimeException failed) {
      throw StartProblem.of(settings, failed);
    }
  }

  private static SpringApplicationBuilder application(
      ConsoleSettings settings, Engine engine, Clock clock) {
    return new SpringApplicationBuilder(Application.class)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .initializers(context -> give((GenericApplicationContext) context, settings, engine, clock))
        .properties(properties(settings));
  }

  /** Where the server listens. */
  public int port() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return Objects.requireNonNull(server).getPort();
  }

  /** Ends what the server carries out, as configured, and tells how; nothing new is begun. */
  public void stopRuns(Consumer<String> told) {
    context.getBean(LiveRuns.class).stop(told);
  }

  /** The link with which the first administrator comes in; empty when there is one. */
  public Optional<String> setupLink(String url) {
    return context.getBean(Setup.class).link(url);
  }

  /** For tests that look at all of the server. */
  ConfigurableApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }

  private static void give(
      GenericApplicationContext context, ConsoleSettings settings, Engine engine, Clock clock) {
    context.registerBean(ConsoleSettings.class, () -> settings);
    context.registerBean(Engine.class, () -> engine, bean -> bean.setDestroyMethodName(""));
    context.registerBean(Clock.class, () -> clock);
  }

  private static Map<String, Object> properties(ConsoleSettings settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("server.address", settings.listenAddress());
    all.put("server.port", settings.portNumber());
    all.put("server.shutdown", "graceful");
    all.put("server.server-header", "");
    all.put("server.error.include-stacktrace", "never");
    all.put("server.error.include-message", "never");
    all.put("server.error.whitelabel.enabled", false);
    all.put("spring.main.allow-bean-definition-overriding", false);
    all.put("spring.thymeleaf.mode", "HTML");
    all.put("spring.jmx.enabled", false);
    all.put("springdoc.api-docs.path", "/api");
    all.put("springdoc.paths-to-match", "/api/v1/**");
    all.put("springdoc.writer-with-order-by-keys", true);
    all.put("logging.level.org.springdoc", "ERROR");
    all.put("logging.level.root", "WARN");
    // What somebody forgot to send is told to them, and nobody else.
    all.put("logging.level.org.springframework.web.servlet.mvc.support", "ERROR");
    // Whoever starts the server is told why it does not start, and by nobody else.
    all.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
    all.put("logging.level.org.springframework.boot.diagnostics", "OFF");
    all.put("logging.level.org.springframework.boot.web.server", "ERROR");
    if (settings.logs() == ConsoleSettings.LogForm.JSON) {
      all.put("logging.structured.format.console", "ecs");
      all.put("logging.structured.ecs.service.name", "stepgate");
    }
    all.put("management.endpoints.web.exposure.include", "health,prometheus");
    all.put("management.endpoints.access.default", "none");
    all.put("management.endpoint.health.access", "read-only");
    all.put("management.endpoint.prometheus.access", "read-only");
    all.put("management.health.diskspace.enabled", false);
    all.putAll(new Safety(settings).properties());
    return all;
  }
}
