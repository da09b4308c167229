package dev.stepgate.data.convert;

import java.util.List;
import java.util.stream.Collectors;

/** Has MySQL find its keys itself, and fail if any row refers to one that is not there. */
final class OrphanQuery {
  /** Nothing fails on demand but a subquery with two rows where one is wanted. */
  private static final String QUERY =
      """
      set @stepgate_length = @@group_concat_max_len;
      set session group_concat_max_len = 1073741824;
      select concat('set @stepgate_orphan = (select 1 union all select 2 from dual where ',
          group_concat(k.orphan separator ' or '), ')') into @stepgate_look
        from (select concat('exists (select 1 from ', $child, ' c where ',
              group_concat(concat('c.', $column, ' is not null') separator ' and '),
              ' and not exists (select 1 from ', $parent, ' p where ',
              group_concat(concat('p.', $target, ' = c.', $column) separator ' and '), '))') as orphan
            from information_schema.key_column_usage
            where table_schema = database() and referenced_table_name is not null
              and (table_name in ($tables) or referenced_table_name in ($tables))
            group by constraint_name, table_name, referenced_table_name) k;
      set @stepgate_look = coalesce(@stepgate_look, 'do 0');
      prepare stepgate_look from @stepgate_look;
      execute stepgate_look;
      deallocate prepare stepgate_look;
      set session group_concat_max_len = @stepgate_length;
      """;

  private OrphanQuery() {}

  static String of(List<String> tables) {
    String names = tables.stream().map(OrphanQuery::literal).collect(Collectors.joining(", "));
    return QUERY
        .replace("$child", quoted("table_name"))
        .replace("$column", quoted("column_name"))
        .replace("$parent", quoted("referenced_table_name"))
        .replace("$target", quoted("referenced_column_name"))
        .replace("$tables", names);
  }

  private static String quoted(String name) {
    return "'`', replace(" + name + ", '`', '``'), '`'";
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
