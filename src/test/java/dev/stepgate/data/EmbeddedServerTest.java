package dev.stepgate.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stops a throwaway server. */
class EmbeddedServerTest {
  @TempDir Path folder;

  @Test
  void isStoppedByWhoStartedItOrByWhoTakesItOver() throws Exception {
    Path home = folder.resolve("dev");
    Path running = home.resolve("data/postmaster.pid");
    try (EmbeddedServer first = EmbeddedServer.start(home)) {
      try (EmbeddedServer second = EmbeddedServer.start(home)) {
        assertThat(second.address()).isEqualTo(first.address());
      }
      assertAnswers(first);

      Files.writeString(home.resolve("owner"), "4194999 long ago");
      EmbeddedServer.start(home).close();
      assertThat(running).doesNotExist();
    }
    try (EmbeddedServer again = EmbeddedServer.start(home)) {
      assertAnswers(again);
    }
    assertThat(running).doesNotExist();
  }

  private static void assertAnswers(EmbeddedServer server) throws Exception {
    try (Connection connection = Database.reach("dev", server.address()).connect()) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }
}
