package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import dev.stepgate.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/masking.md says holds. */
class MaskingDocTest {
  private static final String PAGE = read();

  @ParameterizedTest
  @MethodSource("ledgers")
  void eachLedgerLoads(Page.Block block) throws DataError {
    assertThat(Masked.ledger(block.text()).tables()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(RuleName.class)
  void eachRuleHasARow(RuleName rule) {
    assertThat(PAGE).contains("\n| `" + rule.text() + "` | ");
  }

  /** A row is: rule, what it takes, what it gives, and an example with its fake. */
  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleIsWhatComesOut(List<String> row) throws DataError {
    String type = type(row.get(0));
    assertThat(Masked.fake(type, "{mask: " + row.get(0) + "}", row.get(3))).isEqualTo(row.get(4));
  }

  @Test
  void thePageIsShort() {
    assertThat(PAGE.lines().count()).isLessThan(160);
  }

  private static String type(String rule) {
    return switch (rule) {
      case "number" -> "numeric(10,2)";
      case "key" -> "integer";
      case "date" -> "date";
      default -> "varchar(80)";
    };
  }

  static Stream<Page.Block> ledgers() {
    List<Page.Block> ledgers =
        Page.blocks().stream().filter(block -> block.info().equals("yaml ledger")).toList();
    assertThat(ledgers).hasSizeGreaterThan(2);
    return ledgers.stream();
  }

  static Stream<List<String>> examples() {
    List<List<String>> rows =
        PAGE.lines()
            .filter(line -> line.matches("\\| `[a-z-]+` \\|.*\\| `.*` \\| `.*` \\|"))
            .map(line -> Arrays.asList(line.substring(2, line.length() - 2).split(" \\| ")))
            .map(row -> row.stream().map(cell -> cell.replace("`", "")).toList())
            .toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(RuleName.values().length);
    return rows.stream();
  }

  private static String read() {
    try {
      return Files.readString(Path.of("docs/masking.md"));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
