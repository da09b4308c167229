package dev.stepgate.data.mask;

import dev.stepgate.testkit.Servers;
import java.util.List;

class MariadbMaskedCopyTest extends MaskedCopyContract {
  @Override
  Site site(String... statements) throws Exception {
    return Site.on(Servers.mariadb(), List.of(statements));
  }

  @Override
  List<String> tables() {
    return tables("enum('new', 'it''s')", "json", "blob");
  }

  @Override
  String bytes(String hex) {
    return "x'" + hex + "'";
  }
}
