package dev.stepgate.web.people;

import dev.stepgate.support.Digests;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The link for the first administrator; a new one at each start, and none once there is one. */
@Component
public final class Setup {
  private final People people;
  private volatile String digest = "";

  Setup(People people) {
    this.people = people;
  }

  /** To be shown where the server was started; empty when there is an administrator. */
  public Optional<String> link(String url) {
    if (people.hasAdmin()) {
      return Optional.empty();
    }
    String secret = Secrets.fresh();
    digest = Digests.sha256(secret);
    return Optional.of(url + "setup/" + secret);
  }

  boolean isOpen(String secret) {
    return Digests.sha256(secret).equals(digest) && !people.hasAdmin();
  }

  void used() {
    digest = "";
  }
}
