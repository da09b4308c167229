package dev.stepgate.data.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which model a table is of.
 *
 * @param apps the labels of all apps
 */
public record DjangoModels(Collection<String> apps) implements UnaryOperator<String> {
  private static final Map<String, String> OWN =
      Map.of(
          "django_content_type", "contenttypes.contenttype",
          "django_admin_log", "admin.logentry",
          "django_session", "sessions.session",
          "django_site", "sites.site",
          "django_flatpage", "flatpages.flatpage",
          "django_redirect", "redirects.redirect");

  /** An app's label may have underscores, so the longest counts. */
  @Override
  public String apply(String table) {
    return apps.stream()
        .filter(app -> table.startsWith(app + "_"))
        .max(Comparator.comparing(String::length))
        .map(app -> app + "." + table.substring(app.length() + 1))
        .orElseGet(() -> OWN.getOrDefault(table, Names.django(table)));
  }
}
