package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.run.store.Deed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Writes down what is done to accounts and sessions, by whom, from where and how. */
@Component
final class Book {
  private final Engine engine;
  private final Access access;
  private final Clock clock;

  Book(Engine engine, Access access, Clock clock) {
    this.engine = engine;
    this.access = access;
    this.clock = clock;
  }

  /** By whoever is signed in. */
  Deed deed(String what) {
    var actor = access.actor("console");
    return deed(actor.user(), actor.how(), what);
  }

  /**
   * @param person who it is according to the link or the password
   * @param by with what the person came
   */
  Deed deed(String person, String address, String by, String what) {
    return deed(person, "console, from " + address + ", by " + by, what);
  }

  /** Writes it when there is no change that it belongs to. */
  void write(String person, String address, String by, String what) {
    engine.store().deeds().add(deed(person, address, by, what));
  }

  private Deed deed(String person, String how, String what) {
    return new Deed(clock.instant().truncatedTo(ChronoUnit.MILLIS), person, how, what);
  }
}
