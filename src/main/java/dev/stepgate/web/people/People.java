package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.run.store.Account;
import dev.stepgate.run.store.Accounts;
import dev.stepgate.run.store.Invitation;
import dev.stepgate.support.Digests;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets people in, says what they are, and keeps them out. */
@Component
final class People {
  static final Duration INVITED = Duration.ofDays(3);
  private final Accounts accounts;
  private final Passwords passwords;
  private final Book book;
  private final Clock clock;

  People(Engine engine, Passwords passwords, Book book, Clock clock) {
    this.accounts = engine.store().accounts();
    this.passwords = passwords;
    this.book = book;
    this.clock = clock;
  }

  List<Account> all() {
    return accounts.all();
  }

  boolean hasAdmin() {
    return accounts.hasAdmin();
  }

  /** The name of the first administrator; only while there is none. */
  void addFirst(String typed, String password, String address) {
    String name = Names.wanted(typed);
    Account admin = account(name, passwords.hash(name, password), Set.of(Role.ADMIN));
    if (!accounts.addFirst(admin, book.deed(name, address, "setup link", "became admin"))) {
      throw refusal(
          "there is an administrator by now, or an account " + name, "Sign in, or ask for a link.");
    }
  }

  /** What stands in the link with which the person chooses a password. */
  String add(String typed, Set<Role> roles) {
    String name = Names.wanted(typed);
    refuseNone(roles);
    String words = String.join(", ", Role.words(roles));
    if (!accounts.add(account(name, "", roles), book.deed("added " + name + " as " + words))) {
      throw refusal("there is an account " + name, "Choose another name.");
    }
    return invite(name);
  }

  String invite(String name) {
    existing(name);
    String secret = Secrets.fresh();
    accounts.invite(
        new Invitation(
            Digests.sha256(secret),
            name,
            clock.instant().plus(INVITED).truncatedTo(ChronoUnit.MILLIS)),
        book.deed("made a link for " + name));
    return secret;
  }

  Optional<Invitation> invitation(String secret) {
    return accounts.invitation(Digests.sha256(secret), clock.instant());
  }

  void redeem(Invitation invitation, String password, String address) {
    String name = invitation.account();
    String hash = passwords.hash(name, password);
    if (!accounts.redeem(
        invitation, hash, book.deed(name, address, "invitation", "chose a password"))) {
      throw refusal("the link was used before", "Ask for another.");
    }
  }

  void setRoles(String name, Set<Role> roles) {
    existing(name);
    refuseNone(roles);
    String words = String.join(", ", Role.words(roles));
    if (!accounts.setRoles(name, Role.words(roles), book.deed(name + " is now " + words))) {
      throw lastAdmin(name);
    }
  }

  void setDisabled(String name, boolean disabled) {
    existing(name);
    String what = (disabled ? "disabled " : "enabled ") + name;
    if (!accounts.setDisabled(name, disabled, book.deed(what))) {
      throw lastAdmin(name);
    }
  }

  void setPassword(String name, String password) {
    accounts.setPassword(name, passwords.hash(name, password), book.deed("changed the password"));
  }

  Account existing(String name) {
    return accounts
        .find(name)
        .orElseThrow(
            () ->
                new UserError(
                    ExitCode.INVALID, "there is no account " + name, "Choose one of the list."));
  }

  private Account account(String name, String hash, Set<Role> roles) {
    return new Account(
        name, hash, Role.words(roles), false, 0, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static void refuseNone(Set<Role> roles) {
    if (roles.isEmpty()) {
      throw new UserError(
          ExitCode.INVALID, "no role is chosen", "Choose one, or disable the account.");
    }
  }

  private static UserError lastAdmin(String name) {
    return refusal(
        "nobody else than " + name + " is an administrator", "Make somebody else one first.");
  }

  private static UserError refusal(String fact, String hint) {
    return new UserError(ExitCode.REFUSED, fact, hint);
  }
}
