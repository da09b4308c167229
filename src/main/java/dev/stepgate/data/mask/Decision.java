package dev.stepgate.data.mask;

/** What the ledger decides about a column, or about a value inside of JSON. */
sealed interface Decision {
  /** As manifests show it, and as the ledger is written. */
  String text();

  /** It travels as it is. */
  record Keep() implements Decision {
    @Override
    public String text() {
      return "keep";
    }
  }

  /** It travels as NULL. */
  record Empty() implements Decision {
    @Override
    public String text() {
      return "null";
    }
  }

  /** It does not travel. */
  record Drop() implements Decision {
    @Override
    public String text() {
      return "drop";
    }
  }

  /** It is replaced. */
  record Mask(Rule rule) implements Decision {
    @Override
    public String text() {
      return "{mask: " + rule.text() + "}";
    }
  }
}
