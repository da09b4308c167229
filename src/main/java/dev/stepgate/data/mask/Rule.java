package dev.stepgate.data.mask;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values are replaced. */
sealed interface Rule {
  /** As it stands in a ledger. */
  String text();

  /** The fakes of a column of this shape, for one thread. */
  Fake fake(MaskingKey key, ColumnShape shape);

  /** Why it cannot be used for a column of this shape. */
  Optional<String> objection(ColumnShape shape);

  /** A rule that needs nothing but its name. */
  record Named(RuleName name) implements Rule {
    @Override
    public String text() {
      return name.text();
    }

    @Override
    public Fake fake(MaskingKey key, ColumnShape shape) {
      return name.fake(key, shape);
    }

    @Override
    public Optional<String> objection(ColumnShape shape) {
      return name.objection(shape);
    }
  }

  /**
   * Dates, moved by up to some days.
   *
   * @param keepOrder whether all are moved by the same, so that what was earlier is so still
   */
  record Shift(int days, boolean keepOrder) implements Rule {
    static final int DAYS = 30;

    @Override
    public String text() {
      String order = keepOrder ? ", keep-order: true" : "";
      return days == DAYS && !keepOrder ? "date" : "{date: {days: " + days + order + "}}";
    }

    @Override
    public Fake fake(MaskingKey key, ColumnShape shape) {
      return new DateFake(key, this, shape);
    }

    @Override
    public Optional<String> objection(ColumnShape shape) {
      return switch (shape.kind()) {
        case DATE, TIMESTAMP, MOMENT -> order(shape);
        default -> shape.isText() ? order(shape) : Optional.of("it holds no dates");
      };
    }

    private Optional<String> order(ColumnShape shape) {
      return shape.unique() && !keepOrder
          ? Optional.of("it is unique, which only {date: {keep-order: true}} keeps")
          : Optional.empty();
    }
  }

  /** One value for all. */
  record Fixed(String value) implements Rule {
    @Override
    public String text() {
      return "{fixed: " + Quoted.of(value) + "}";
    }

    @Override
    public Fake fake(MaskingKey key, ColumnShape shape) {
      return ignored -> value;
    }

    @Override
    public Optional<String> objection(ColumnShape shape) {
      return FixedValue.objection(value, shape);
    }
  }

  /** What is inside of JSON, by path. */
  record Json(List<PathRule> paths) implements Rule {
    public Json {
      paths = List.copyOf(paths);
    }

    @Override
    public String text() {
      return paths.stream()
          .map(path -> Quoted.of(path.path().text()) + ": " + path.text())
          .collect(Collectors.joining(", ", "{json: {", "}}"));
    }

    @Override
    public Fake fake(MaskingKey key, ColumnShape shape) {
      return new JsonFake(key, this, shape, null);
    }

    @Override
    public Optional<String> objection(ColumnShape shape) {
      boolean holdsJson = shape.kind() == dev.stepgate.data.schema.Kind.JSON || shape.isText();
      if (!holdsJson) {
        return Optional.of("it holds no JSON");
      }
      return shape.unique() ? Optional.of("it is unique") : Optional.empty();
    }
  }
}
