package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said to bring staged rows into their table: never anything that deletes or ignores. */
final class StagingSql {
  private final Brand brand;
  private final Unit unit;
  private final Mode mode;
  private final String stage;
  private final String table;
  private final String rows;

  /**
   * @param rows the table as it is read and changed
   */
  StagingSql(Brand brand, Unit unit, Mode mode, String stage, String rows) {
    this.brand = brand;
    this.unit = unit;
    this.mode = mode;
    this.stage = stage;
    this.table = unit.table().name().quoted(brand);
    this.rows = rows;
  }

  String create() {
    String rows = " as select " + Names.list(brand, unit.columns()) + " from " + table;
    return brand.isMysqlFamily()
        ? "create temporary table " + stage + " engine=InnoDB" + rows + " limit 0"
        : "create temporary table " + stage + rows + " with no data";
  }

  /** Whether rows that are there change. */
  boolean overwrites() {
    return mode != Mode.SKIP && !(changed().isEmpty() && defaulted().isEmpty());
  }

  /** How many of the staged rows are there already. */
  String met() {
    return "select count(*) from " + stage + " s where exists (" + same() + ")";
  }

  String add() {
    String names = Names.list(brand, unit.columns());
    return "insert into "
        + table
        + " ("
        + names
        + (brand == Brand.POSTGRESQL ? ") overriding system value" : ")")
        + " select "
        + names
        + " from "
        + stage
        + " s where not exists ("
        + same()
        + ")";
  }

  String overwrite() {
    Stream<String> set =
        Stream.of(
                changed().stream().map(this::taken),
                defaulted().stream().map(this::reset),
                kept().stream().map(name -> left(name) + " = " + left(name)))
            .flatMap(each -> each);
    return update(set.collect(Collectors.joining(", ")), "");
  }

  /** Sets the references that were left null. */
  String link() {
    String any =
        Names.each(unit.nulled(), " or ", name -> "s." + brand.quoted(name) + " is not null");
    return update(Names.each(unit.nulled(), ", ", this::taken), " and (" + any + ")");
  }

  private String update(String set, String condition) {
    String same = Names.equal(brand, "t", "s", unit.key());
    return brand.isMysqlFamily()
        ? "update " + rows + " t join " + stage + " s on " + same + condition + " set " + set
        : "update " + rows + " t set " + set + " from " + stage + " s where " + same + condition;
  }

  private String same() {
    return "select 1 from " + rows + " t where " + Names.equal(brand, "t", "s", unit.key());
  }

  private List<String> changed() {
    return unit.names().stream()
        .filter(name -> !unit.key().contains(name) && !unit.nulled().contains(name))
        .toList();
  }

  private List<String> defaulted() {
    Stream<Column> missing =
        mode == Mode.REPLACE ? unit.table().written().stream() : Stream.empty();
    return missing
        .filter(column -> !column.identity())
        .map(Column::name)
        .filter(name -> !unit.names().contains(name))
        .toList();
  }

  /** Times that MySQL would set to now, since others in their row change. */
  private List<String> kept() {
    Stream<Column> times =
        brand.isMysqlFamily() && mode == Mode.MERGE
            ? unit.table().written().stream()
            : Stream.empty();
    return times
        .filter(column -> column.kind() == Kind.MOMENT || column.kind() == Kind.TIMESTAMP)
        .map(Column::name)
        .filter(name -> !unit.names().contains(name))
        .toList();
  }

  private String taken(String name) {
    return left(name) + " = s." + brand.quoted(name);
  }

  private String reset(String name) {
    return left(name) + " = " + (brand.isMysqlFamily() ? "default(" + left(name) + ")" : "default");
  }

  /** PostgreSQL takes no table's name before a column that is set. */
  private String left(String name) {
    return (brand.isMysqlFamily() ? "t." : "") + brand.quoted(name);
  }
}
