package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.Browser;
import dev.stepgate.web.ConsoleTester;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people come in, and how long they stay. */
class SignInTest {
  @TempDir Path home;
  private ConsoleTester console;
  private Browser admin;

  @BeforeEach
  void open() {
    console = ConsoleTester.in(home);
    admin = console.admin("ann");
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void showsWhoIsSignedIn() {
    assertThat(admin.get("/account").body()).contains("<h1>ann</h1>");
  }
}
