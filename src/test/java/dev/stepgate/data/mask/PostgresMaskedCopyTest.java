package dev.stepgate.data.mask;

import dev.stepgate.testkit.Servers;
import java.util.ArrayList;
import java.util.List;

class PostgresMaskedCopyTest extends MaskedCopyContract {
  @Override
  Site site(String... statements) throws Exception {
    return Site.on(Servers.postgres(), List.of(statements));
  }

  @Override
  List<String> tables() {
    List<String> all = new ArrayList<>();
    all.add("create type kind as enum ('new', 'it''s')");
    all.addAll(tables("kind", "jsonb", "bytea"));
    return all;
  }

  @Override
  String bytes(String hex) {
    return "'\\x" + hex + "'";
  }
}
