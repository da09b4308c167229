package dev.stepgate.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DraftedColumnsTest {
  @Test
  void countsColumnsThatDoNotJustTravel() {
    String ledger =
        """
        # Drafted: read every line. What is kept travels as it is.
        masking: 1
        tables:
          client:
            id: keep
            name: {mask: name}  # its name
            token: null  # a secret
            "odd: one": keep  # LOOK: text, but too short
            plain:
              mask:
                json:
                  $.colour: keep
            extra:
              mask:
                json:
                  $.colour: keep
                  $.email: email  # its name
          "keep: all":
            client_id: keep  # refers to client.id
        """;
    DraftedColumns columns = DraftedColumns.in(ledger);
    assertThat(columns)
        .isEqualTo(new DraftedColumns(7, 3, 1))
        .hasToString("3 of 7 columns look personal, of 1 others nothing tells");
    assertThat(new DraftedColumns(2, 1, 0)).hasToString("1 of 2 columns look personal");
  }
}
