package dev.stepgate.web.people;

import dev.stepgate.runbook.Doc;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another place where people sign in. */
public record OpenIdSettings(
    @Doc(value = "The provider's issuer, as its discovery document names it.", required = true)
        String issuer,
    @Doc(value = "The name by which the provider knows this console.", required = true)
        String client,
    @Doc(value = "Where the client's secret is: {file: …} or {env: …}.", required = true)
        @Nullable Secret secret,
    @Doc("The claim that names the person; preferred_username if not given.")
        @Nullable String nameClaim,
    @Doc("The claim that lists the person's groups; groups if not given.")
        @Nullable String rolesClaim,
    @Doc("Which group gives which role.") Map<String, String> roles) {

  /** Where a secret is read from when the server starts. */
  public record Secret(
      @Doc("A file whose content is the secret.") @Nullable String file,
      @Doc("A variable of the server's environment.") @Nullable String env) {}

  String nameOfPerson() {
    return nameClaim == null ? "preferred_username" : nameClaim;
  }

  String namesOfGroups() {
    return rolesClaim == null ? "groups" : rolesClaim;
  }
}
