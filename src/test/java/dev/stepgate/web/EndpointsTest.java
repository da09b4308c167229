package dev.stepgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.people.Endpoints;
import dev.stepgate.web.people.Endpoints.For;
import dev.stepgate.web.people.Endpoints.Row;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address that the server knows, asked by everybody: none can be forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointsTest {
  /** Answered by filters, which are no mappings. */
  private static final Set<String> FILTERS =
      Set.of("POST /sign-in", "GET /sign-in/openid", "GET /openid/back", "POST /sign-out");

  private static final Set<String> FILES = Set.of("GET /webjars/**");
  private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

  private ConsoleTester console;
  private final Map<String, Browser> people = new LinkedHashMap<>();

  @BeforeAll
  void open(@TempDir Path home) {
    console = ConsoleTester.in(home);
    Browser admin = console.admin("ann");
    for (String role : List.of("viewer", "operator", "approver")) {
      people.put(role, console.person(admin, role, role));
    }
    people.put("admin", admin);
  }

  @AfterAll
  void close() {
    console.close();
  }

  @Test
  void knowsEveryMappingAndNoOther() {
    Set<String> rows =
        console(Endpoints.class).rows().stream()
            .map(this::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(mappings());
    known.addAll(FILTERS);
    known.addAll(FILES);
    assertThat(rows)
        .as("endpoints.txt has a line for each mapping: METHOD PATTERN RIGHT")
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void turnsAwayWhoeverIsNotSignedIn() {
    for (Row row : guarded()) {
      Browser nobody = console.browser();
      HttpResponse<String> answer = ask(nobody, row, "");
      if (answer.statusCode() == 302) {
        assertThat(answer.headers().firstValue("Location").orElseThrow())
            .as(name(row))
            .startsWith("/sign-in");
      } else {
        assertThat(answer.statusCode()).as(name(row)).isIn(REFUSED);
      }
    }
  }

  @Test
  void turnsAwayWhoeverLacksTheRight() {
    people.forEach(
        (role, browser) -> {
          browser.get("/account");
          for (Row row : guarded()) {
            if (!name(row).equals("POST /sign-out")) {
              int status = ask(browser, row, browser.form()).statusCode();
              check(row, role, status);
            }
          }
        });
  }

  private static void check(Row row, String role, int status) {
    String what = role + " " + row;
    if (row.who() == For.NOBODY) {
      assertThat(status).as(what).isEqualTo(404);
    } else if (may(role, row.who())) {
      assertThat(status).as(what).isNotIn(401, 403).isLessThan(500);
    } else {
      assertThat(status).as(what).isEqualTo(403);
    }
  }

  private static boolean may(String role, For who) {
    return switch (who) {
      case ANYBODY, SIGNED_IN, VIEW -> true;
      case START -> Set.of("operator", "admin").contains(role);
      case CONFIRM -> Set.of("operator", "approver", "admin").contains(role);
      case ADMIN -> role.equals("admin");
      case NOBODY -> false;
    };
  }

  /** What is sent is nonsense on purpose: who may not is refused before it is looked at. */
  private HttpResponse<String> ask(Browser browser, Row row, String form) {
    String method = row.method().equals("ANY") ? "GET" : row.method();
    String path = row.pattern().replace("/**", "/x").replaceAll("\\{\\*?[a-zA-Z]+}", "x");
    var request = browser.request(path);
    if (method.equals("GET")) {
      return browser.send(request.GET());
    }
    return browser.send(
        request
            .header("Content-Type", Browser.FORM_TYPE)
            .header("X-CSRF-TOKEN", form)
            .header("X-XSRF-TOKEN", form)
            .method(method, BodyPublishers.ofString("")));
  }

  private List<Row> guarded() {
    return console(Endpoints.class).rows().stream()
        .filter(row -> row.who() != For.ANYBODY)
        .toList();
  }

  private Set<String> mappings() {
    Set<String> all = new TreeSet<>();
    console
        .console()
        .context()
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(one -> add(one, all)));
    return all;
  }

  private static void add(RequestMappingInfo mapping, Set<String> all) {
    List<String> methods = new ArrayList<>();
    mapping.getMethodsCondition().getMethods().stream()
        .map(RequestMethod::name)
        .forEach(methods::add);
    if (methods.isEmpty()) {
      methods.add("ANY");
    }
    for (String pattern : mapping.getPatternValues()) {
      methods.forEach(method -> all.add(method + " " + (pattern.isEmpty() ? "/" : pattern)));
    }
  }

  private <T> T console(Class<T> type) {
    return console.console().context().getBean(type);
  }

  private String name(Row row) {
    return row.method() + " " + row.pattern();
  }
}
