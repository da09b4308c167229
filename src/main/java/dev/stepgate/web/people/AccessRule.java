package dev.stepgate.web.people;

import dev.stepgate.runbook.Doc;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds for some runbooks beside the roles that people have everywhere. */
public record AccessRule(
    @Doc(
            value = "The runbook's name; a star stands for any characters, as in 'restore-*'.",
            required = true)
        String runbook,
    @Doc("viewer, operator or approver: what the people below are for these runbooks.")
        @Nullable String role,
    @Doc("Who has the role for these runbooks, whatever they are elsewhere.") List<String> people,
    @Doc("Only these people may start and confirm these runbooks, and only as their roles allow.")
        List<String> only,
    @Doc(
            "true: nobody else may look at these runbooks and their runs; only those who have a"
                + " role for them, or stand in 'only'.")
        boolean hidden) {
  public AccessRule {
    people = people.stream().map(AccessRule::plain).toList();
    only = only.stream().map(AccessRule::plain).toList();
  }

  boolean isAbout(String name) {
    String glob = Pattern.quote(runbook).replace("*", "\\E.*\\Q");
    return Pattern.compile(glob, Pattern.DOTALL).matcher(name).matches();
  }

  boolean gives(Right right, String person) {
    return role != null
        && people.contains(person)
        && Role.of(List.of(role)).stream().anyMatch(known -> known.has(right));
  }

  boolean names(String person) {
    return only.contains(person);
  }

  /** Whether the rule keeps this person out. */
  boolean bars(String person) {
    return !only.isEmpty() && !only.contains(person);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
