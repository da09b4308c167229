package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.run.store.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Compares names and passwords; nobody learns which of them was wrong. */
@Component
final class PasswordSignIn implements AuthenticationProvider {
  private final Engine engine;
  private final Passwords passwords;
  private final Book book;
  private final Clock clock;
  private final Slowdown accounts;
  private final Slowdown addresses;

  PasswordSignIn(Engine engine, Passwords passwords, Book book, Clock clock) {
    this.engine = engine;
    this.passwords = passwords;
    this.book = book;
    this.clock = clock;
    accounts = new Slowdown(5, Duration.ofMinutes(1), clock);
    addresses = new Slowdown(20, Duration.ofMinutes(5), clock);
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String address = addressOf(given);
    String name = Names.known(given.getName()).orElse("");
    Optional<Account> account = compared(name, String.valueOf(given.getCredentials()), address);
    if (account.isEmpty()) {
      book.write("", address, "password", "sign-in failed for " + shown(name));
      throw new BadCredentialsException("name or password is wrong");
    }
    book.write(name, address, "password", "signed in");
    return SignIn.of(account.get(), SignIn.Method.PASSWORD, clock.instant());
  }

  /** Of somebody who is signed in and wants something grave. */
  boolean isRight(String name, String password, String address) {
    return compared(name, password, address).isPresent();
  }

  private Optional<Account> compared(String name, String password, String address) {
    String network = network(address);
    addresses.begin(network);
    accounts.begin(name);
    Optional<Account> account =
        engine.store().accounts().find(name).filter(found -> !found.disabled());
    if (!passwords.matches(password, account.map(Account::hash).orElse(null))) {
      return Optional.empty();
    }
    accounts.forget(name);
    addresses.undo(network);
    return account;
  }

  /** People type passwords where names belong, and those must not be written down. */
  private String shown(String name) {
    return engine.store().accounts().find(name).map(Account::name).orElse("an unknown name");
  }

  /** Who has one address of version 6 has a whole network of them. */
  static String network(String address) {
    String[] parts = address.split(":");
    return parts.length < 5 || address.contains("::") && parts.length < 6
        ? address
        : String.join(":", parts[0], parts[1], parts[2], parts[3]);
  }

  private static String addressOf(Authentication given) {
    return given.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
