package dev.stepgate.web.pages;

import dev.stepgate.run.RunQuery;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the list of runs is to be seen, as the address says it.
 *
 * @param page counted from one
 */
record RunsFilter(String q, String state, String runbook, int page) {
  static final int SIZE = 50;

  RunsFilter {
    q = q.strip();
    page = Math.max(1, page);
  }

  RunQuery query() {
    return new RunQuery(q, state, runbook, (int) Math.min(offset(), Integer.MAX_VALUE), SIZE);
  }

  long offset() {
    return (page - 1L) * SIZE;
  }

  boolean everything() {
    return q.isEmpty() && state.isEmpty() && runbook.isEmpty();
  }

  String address(int otherPage) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
    add(address, "q", q);
    add(address, "state", state);
    add(address, "runbook", runbook);
    add(address, "page", otherPage == 1 ? "" : String.valueOf(otherPage));
    return address.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, String value) {
    if (!value.isEmpty()) {
      address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
    }
  }
}
