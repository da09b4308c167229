package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.run.Actor;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What roles and rules give. */
class AccessTest {
  @TempDir Path home;
  private Access access;

  @BeforeEach
  void rules() throws IOException {
    Files.writeString(
        home.resolve("console.yaml"),
        """
        access:
          - runbook: restore-*
            role: approver
            people: [Carla]
          - runbook: restore-production
            only: [anna, carla]
          - runbook: payroll-*
            hidden: true
          - runbook: payroll-*
            role: viewer
            people: [wanda]
          - runbook: payroll-may
            only: [anna]
          - runbook: seed.(a|b)
            role: operator
            people: [vera]
        """);
    access = new Access(ConsoleSettings.in(home));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void givesEachRoleItsRights() {
    assertThat(rights(Role.VIEWER)).containsExactly(Right.VIEW);
    assertThat(rights(Role.OPERATOR)).containsExactly(Right.VIEW, Right.START, Right.CONFIRM);
    assertThat(rights(Role.APPROVER)).containsExactly(Right.VIEW, Right.CONFIRM);
    assertThat(rights(Role.ADMIN)).containsExactly(Right.values());
  }

  @Test
  void givesARoleForSomeRunbooks() {
    signIn("carla", Role.VIEWER);
    assertThat(access.has(Right.CONFIRM, "restore-jobs")).isTrue();
    assertThat(access.has(Right.CONFIRM, "restore-production")).isTrue();
    assertThat(access.has(Right.CONFIRM, "my-restore-jobs")).isFalse();
    assertThat(access.has(Right.START, "restore-jobs")).isFalse();
    assertThat(access.hasSomewhere(Right.CONFIRM)).isTrue();
    assertThat(access.hasSomewhere(Right.START)).isFalse();
    signIn("vera", Role.VIEWER);
    assertThat(access.has(Right.START, "seed.(a|b)")).isTrue();
    assertThat(access.has(Right.START, "seed.a")).isFalse();
  }

  @Test
  void keepsOthersFromChangingARunbookButNotFromLooking() {
    signIn("olaf", Role.OPERATOR);
    assertThat(access.has(Right.START, "restore-jobs")).isTrue();
    assertThat(access.has(Right.START, "restore-production")).isFalse();
    assertThat(access.has(Right.VIEW, "restore-production")).isTrue();
    signIn("root", Role.ADMIN);
    assertThat(access.has(Right.CONFIRM, "restore-production")).isFalse();
    assertThat(access.has(Right.ADMIN, "restore-production")).isTrue();
    signIn("anna", Role.OPERATOR);
    assertThat(access.has(Right.START, "restore-production")).isTrue();
    signIn("anna", Role.VIEWER);
    assertThat(access.has(Right.START, "restore-production")).isFalse();
  }

  @Test
  void showsAHiddenRunbookToThoseOnlyWhoAreNamedForIt() {
    signIn("root", Role.ADMIN);
    assertThat(access.hides()).isTrue();
    assertThat(access.has(Right.VIEW, "payroll-may")).isFalse();
    assertThat(access.has(Right.START, "payroll-june")).isFalse();
    assertThat(access.has(Right.VIEW, "my-payroll")).isTrue();
    signIn("wanda", Role.VIEWER);
    assertThat(access.has(Right.VIEW, "payroll-may")).isTrue();
    assertThat(access.has(Right.START, "payroll-june")).isFalse();
    signIn("wanda", Role.OPERATOR);
    assertThat(access.has(Right.START, "payroll-june")).isTrue();
    assertThat(access.has(Right.START, "payroll-may")).isFalse();
    signIn("anna", Role.OPERATOR);
    assertThat(access.has(Right.START, "payroll-may")).isTrue();
    assertThat(access.has(Right.VIEW, "payroll-june")).isFalse();
  }

  @Test
  void saysWhoMayNotDoWhat() {
    signIn("vera", Role.VIEWER);
    assertThatThrownBy(() -> access.require(Right.CONFIRM, "jobs"))
        .isInstanceOf(NotAllowed.class)
        .hasMessage("vera may not confirm runbook jobs");
    access.require(Right.VIEW, "jobs");
  }

  @Test
  void letsNobodyInWhoIsNotSignedIn() {
    assertThatThrownBy(() -> access.person()).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> access.has(Right.VIEW, "jobs"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void saysByWhatMeansFromWhereAndHow() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr("192.0.2.7");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    signIn("anna", Role.OPERATOR);
    assertThat(access.actor("console"))
        .isEqualTo(new Actor("anna", "console, from 192.0.2.7, signed in by password"));
    signIn("anna", SignIn.Method.token("cron"), Role.OPERATOR);
    assertThat(access.actor("interface"))
        .isEqualTo(new Actor("anna", "interface, from 192.0.2.7, signed in by token cron"));
  }

  private Set<Right> rights(Role role) {
    signIn("somebody", role);
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (Right right : Right.values()) {
      if (access.has(right, "jobs")) {
        rights.add(right);
      }
    }
    return rights;
  }

  private static void signIn(String name, Role role) {
    signIn(name, SignIn.Method.PASSWORD, role);
  }

  private static void signIn(String name, SignIn.Method method, Role role) {
    SecurityContextHolder.getContext()
        .setAuthentication(new SignIn(name, method, Set.of(role), 0, Instant.EPOCH));
  }
}
