package dev.stepgate.web.watch;

import dev.stepgate.run.Engine;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the store answers. */
@Component("store")
final class StoreHealth extends AbstractHealthIndicator {
  private final Engine engine;

  StoreHealth(Engine engine) {
    super("the store does not answer");
    this.engine = engine;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    engine.store().runs().list(1);
    health.up().withDetail("database", engine.store().vendor().name());
  }
}
