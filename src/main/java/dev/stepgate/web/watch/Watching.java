package dev.stepgate.web.watch;

import dev.stepgate.notify.Notices;
import dev.stepgate.run.Engine;
import dev.stepgate.web.runs.Bystander;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bystanders beside the runs of this server. */
@Configuration(proxyBeanMethods = false)
class Watching {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean(destroyMethod = "")
  Notices notices(Engine engine, Clock clock, Measures measures) {
    return Notices.ofEveryRun(engine, clock, measures::notice);
  }

  @Bean
  Bystander telling(Notices notices) {
    return notices::beside;
  }

  @Bean
  Bystander measuring(Measures measures) {
    return measures::beside;
  }

  /** When the runs have ended, their ends are still told. */
  @Bean
  DisposableBean lastNotices(Notices notices) {
    return () -> {
      notices.await(PATIENCE, false);
      notices.close();
    };
  }
}
