package dev.stepgate.web.people;

import dev.stepgate.run.store.Account;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** That somebody has proven who they are, and how. */
final class SignIn extends AbstractAuthenticationToken {
  private final String person;
  private final Method method;
  private final Set<Role> roles;
  private final long stamp;
  private final Instant since;

  /**
   * @param words how the log says it
   */
  record Method(Kind kind, String words) {
    static final Method PASSWORD = new Method(Kind.PASSWORD, "password");
    static final Method OPENID = new Method(Kind.OPENID, "OpenID Connect");

    static Method token(String name) {
      return new Method(Kind.TOKEN, "token " + name);
    }
  }

  enum Kind {
    PASSWORD,
    OPENID,
    TOKEN
  }

  SignIn(String person, Method method, Set<Role> roles, long stamp, Instant since) {
    super(AuthorityUtils.createAuthorityList(Role.words(roles)));
    this.person = person;
    this.method = method;
    this.roles = Set.copyOf(roles);
    this.stamp = stamp;
    this.since = since;
    setAuthenticated(true);
  }

  static SignIn of(Account account, Method method, Instant since) {
    return new SignIn(account.name(), method, Role.of(account.roles()), account.stamp(), since);
  }

  /** The same sign-in with what the account says now. */
  SignIn as(Account account) {
    return of(account, method, since);
  }

  Method method() {
    return method;
  }

  /** Whether the person has an account here, with a password. */
  boolean isLocal() {
    return method.kind() != Kind.OPENID;
  }

  Set<Role> roles() {
    return roles;
  }

  long stamp() {
    return stamp;
  }

  Instant since() {
    return since;
  }

  @Override
  public Object getPrincipal() {
    return person;
  }

  @Override
  public Object getCredentials() {
    return List.of();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
