package dev.stepgate.web.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What people are to the console. */
public enum Role {
  VIEWER("looks at runs, logs and runbooks", Right.VIEW),
  OPERATOR("starts, resumes, confirms and aborts runs", Right.VIEW, Right.START, Right.CONFIRM),
  APPROVER("confirms or rejects manual steps", Right.VIEW, Right.CONFIRM),
  ADMIN("does everything, and says who may come in", Right.values());

  private final String duty;
  private final Set<Right> rights;

  Role(String duty, Right... rights) {
    this.duty = duty;
    this.rights = EnumSet.copyOf(List.of(rights));
  }

  /** As it is written in pages, settings and the store. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String duty() {
    return duty;
  }

  boolean has(Right right) {
    return rights.contains(right);
  }

  /** Words that are no role are left out: a role that a newer version knows gives no right here. */
  static Set<Role> of(Collection<String> words) {
    return Arrays.stream(values())
        .filter(role -> words.contains(role.word()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  static List<String> words(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::word).toList();
  }
}
