package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.run.store.Account;
import dev.stepgate.run.store.Token;
import dev.stepgate.run.store.Tokens;
import dev.stepgate.support.Digests;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes, revokes and recognises tokens for the interface. */
@Component
final class TokenDesk {
  /** Told at a glance, by people and by programs that search files for secrets. */
  private static final String PREFIX = "stepgate_";

  private static final int MOST_DAYS = 366;
  private final Engine engine;
  private final Access access;
  private final Book book;
  private final Clock clock;

  TokenDesk(Engine engine, Access access, Book book, Clock clock) {
    this.engine = engine;
    this.access = access;
    this.book = book;
    this.clock = clock;
  }

  List<Token> mine() {
    return tokens().of(access.person());
  }

  /** The token, to be shown once. */
  String make(String typed, int days) {
    String name = Names.wanted(typed);
    if (days < 1 || days > MOST_DAYS) {
      throw new UserError(
          ExitCode.INVALID, days + " days are not possible", "Choose 1 to " + MOST_DAYS + " days.");
    }
    String secret = PREFIX + Secrets.fresh();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expires = now.plus(days, ChronoUnit.DAYS);
    Token token = new Token(access.person(), name, Digests.sha256(secret), now, expires);
    if (!tokens().add(token, book.deed("made token " + name + ", valid until " + expires))) {
      throw new UserError(
          ExitCode.REFUSED, "there is a token " + name, "Revoke it, or choose another name.");
    }
    return secret;
  }

  void revoke(String name) {
    if (!tokens().revoke(access.person(), name, book.deed("revoked token " + name))) {
      throw new UserError(ExitCode.INVALID, "there is no token " + name, "Choose one of the list.");
    }
  }

  /** With the roles that its owner has now. */
  Optional<SignIn> signIn(String secret) {
    Instant now = clock.instant();
    return tokens().find(Digests.sha256(secret), now).flatMap(token -> signIn(token, now));
  }

  private Optional<SignIn> signIn(Token token, Instant now) {
    return engine
        .store()
        .accounts()
        .find(token.account())
        .filter(account -> !account.disabled())
        .map((Account account) -> SignIn.of(account, SignIn.Method.token(token.name()), now));
  }

  private Tokens tokens() {
    return engine.store().tokens();
  }
}
