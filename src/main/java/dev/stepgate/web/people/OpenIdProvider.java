package dev.stepgate.web.people;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** The configured provider; it is asked who it is when somebody first wants to sign in there. */
final class OpenIdProvider implements ClientRegistrationRepository {
  static final String ID = "openid";
  static final String BACK = "/openid/back";
  private final OpenIdSettings settings;
  private final String secret;
  private final String back;
  private @Nullable ClientRegistration discovered;

  /**
   * @param back where the provider sends people, or a template of it
   */
  OpenIdProvider(OpenIdSettings settings, String back) {
    this.settings = settings;
    this.back = back;
    secret = secret(Objects.requireNonNull(settings.secret()));
  }

  @Override
  public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(ID)) {
      return null;
    }
    if (discovered == null) {
      discovered = discover();
    }
    return discovered;
  }

  private ClientRegistration discover() {
    return ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
        .registrationId(ID)
        .clientId(settings.client())
        .clientSecret(secret)
        .redirectUri(back)
        .scope("openid", "profile", "email")
        .build();
  }

  private static String secret(OpenIdSettings.Secret from) {
    try {
      String text =
          from.file() != null
              ? Files.readString(Path.of(from.file())).strip()
              : String.valueOf(System.getenv().getOrDefault(String.valueOf(from.env()), ""));
      if (!text.isEmpty()) {
        return text;
      }
    } catch (IOException unreadable) {
      throw refusal().causedBy(unreadable);
    }
    throw refusal();
  }

  private static UserError refusal() {
    return new UserError(
        ExitCode.INVALID,
        "the client secret of openid cannot be read",
        "Name a file with 'secret: {file: …}', or a variable that is set with 'secret: {env: …}'.");
  }
}
