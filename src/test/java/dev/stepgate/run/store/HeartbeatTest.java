package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.UserError;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
  private static final Owner ME = Owner.ofThisProcess();
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final String TAKEN_OVER =
      "lost: another process has taken over run run-1 or its target 'db'";
  @TempDir Path home;
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

  @Test
  void saysWhenTheLeaseIsLost() throws Exception {
    try (Store store = Store.open(StoreSettings.from(home, Map.of()))) {
      Lease lease = store.leases().acquire("db", "run-1", ME);
      try (Heartbeat heartbeat = start(store, lease)) {
        store.leases().release(lease);
        assertThat(news.poll(20, TimeUnit.SECONDS)).isEqualTo(TAKEN_OVER);
      }
    }
  }

  @Test
  void isSilentAboutALeaseThatWasGivenUp() throws Exception {
    try (Store store = Store.open(StoreSettings.from(home, Map.of()))) {
      for (int round = 0; round < 20; round++) {
        Lease lease = store.leases().acquire("db", "run-1", ME);
        Heartbeat heartbeat =
            Heartbeat.start(store.leases(), lease, Duration.ofMillis(1), listener());
        store.leases().beat(lease);
        heartbeat.close();
        store.leases().release(lease);
      }
    }
    assertThat(news).isEmpty();
  }

  @Test
  @Tag("database")
  void goesOnWhenTheStoreComesBack() throws Exception {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    StoreSettings settings =
        StoreSettings.server(
            server.url(database), server.user(), server.password(), Duration.ofSeconds(15));
    try (Store store = Store.open(settings)) {
      Lease lease = store.leases().acquire("db", "run-1", ME);
      try (Heartbeat heartbeat = start(store, lease)) {
        close(server, database);
        assertThat(news.poll(20, TimeUnit.SECONDS))
            .startsWith("unreachable: store database '" + database + "' on '127.0.0.1:");
        server.execute("postgres", "alter database " + database + " allow_connections true");
        store.leases().release(lease);
        assertThat(lastNews()).isEqualTo(TAKEN_OVER);
      }
    }
  }

  @Test
  @Tag("database")
  void doesNotNoticeThatTheServerWasRestarted() throws Exception {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    StoreSettings settings =
        StoreSettings.server(
            server.url(database), server.user(), server.password(), Duration.ofSeconds(15));
    try (Store store = Store.open(settings)) {
      Lease lease = store.leases().acquire("db", "run-1", ME);
      disconnect(server, database);
      store.leases().recordHead(lease, StoreContract.head(1));
      disconnect(server, database);
      assertThat(store.leases().head("run-1")).contains(StoreContract.head(1));
    }
  }

  private Heartbeat start(Store store, Lease lease) {
    return Heartbeat.start(store.leases(), lease, OFTEN, listener());
  }

  private String lastNews() throws InterruptedException {
    String last = "";
    while (!last.startsWith("lost")) {
      last = String.valueOf(news.poll(20, TimeUnit.SECONDS));
      assertThat(last).isNotEqualTo("null");
    }
    return last;
  }

  private static void close(Server server, String database) {
    server.execute("postgres", "alter database " + database + " allow_connections false");
    disconnect(server, database);
  }

  private static void disconnect(Server server, String database) {
    server.execute(
        "postgres",
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + database
            + "'");
  }

  private Heartbeat.Listener listener() {
    return new Heartbeat.Listener() {
      @Override
      public void leaseLost(UserError why) {
        news.add("lost: " + why.getMessage());
      }

      @Override
      public void storeUnreachable(UserError why) {
        news.add("unreachable: " + why.getMessage());
      }
    };
  }
}
