package dev.stepgate.data.schema;

import java.sql.ResultSet;
import java.sql.SQLException;

/** PostgreSQL's pg_catalog: a partitioned table once, no table of an extension. */
final class PostgresCatalog implements Catalog {
  private static final String COLUMNS =
      """
      with recursive root(type, base, modifier, required, given) as (
        select oid, oid, -1, false, false from pg_type where typtype <> 'd'
        union all
        select d.oid, r.base, case when r.modifier = -1 then d.typtypmod else r.modifier end,
               r.required or d.typnotnull, r.given or d.typdefault is not null
        from pg_type d join root r on r.type = d.typbasetype
        where d.typtype = 'd'
      )
      select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
             a.attnotnull or r.required,
             case when b.typname in ('varchar', 'bpchar')
                  then nullif(greatest(a.atttypmod, r.modifier), -1) - 4 end,
             a.attgenerated <> '',
             a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') like 'nextval(%',
             a.atthasdef or r.given, b.typname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join root r on r.type = a.atttypid
      join pg_type b on b.oid = r.base
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relkind in ('r', 'p') and not c.relispartition and $schemas
        and not exists (select from pg_depend e
                        where e.classid = 'pg_class'::regclass and e.objid = c.oid
                          and e.deptype = 'e')
      order by n.nspname, c.relname, a.attnum
      """;

  private static final String KEYS =
      """
      select n.nspname, c.relname, k.relname, i.indisprimary, a.attname
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_class k on k.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(i.indkey::smallint[]) with ordinality u(attnum, position)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
      where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
        and u.position <= i.indnkeyatts and $schemas
      order by n.nspname, c.relname, k.relname, u.position
      """;

  private static final String FOREIGN_KEYS =
      """
      select n.nspname, c.relname, k.conname, a.attname, tn.nspname, t.relname, ta.attname
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class t on t.oid = k.confrelid
      join pg_namespace tn on tn.oid = t.relnamespace
      cross join unnest(k.conkey, k.confkey) with ordinality u(source, target, position)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = u.source
      join pg_attribute ta on ta.attrelid = t.oid and ta.attnum = u.target
      where k.contype = 'f' and k.conparentid = 0 and $schemas
      order by n.nspname, c.relname, k.conname, u.position
      """;

  private static final String SEQUENCES =
      """
      select sn.nspname, s.relname, n.nspname, c.relname, a.attname
      from (
        select d.objid as sequence, d.refobjid as relation, d.refobjsubid as attnum
        from pg_depend d
        where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
          and d.refobjsubid > 0 and d.deptype in ('a', 'i')
        union
        select d.refobjid, f.adrelid, f.adnum
        from pg_depend d join pg_attrdef f on f.oid = d.objid
        where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass
      ) link
      join pg_class s on s.oid = link.sequence and s.relkind = 'S'
      join pg_namespace sn on sn.oid = s.relnamespace
      join pg_class c on c.oid = link.relation
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = link.attnum
      where $schemas
      order by sn.nspname, s.relname, n.nspname, c.relname, a.attname
      """;

  @Override
  public String usualSchemas() {
    return "n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'";
  }

  @Override
  public String schemaColumn() {
    return "n.nspname";
  }

  @Override
  public String columns() {
    return COLUMNS;
  }

  @Override
  public String keys() {
    return KEYS;
  }

  @Override
  public String foreignKeys() {
    return FOREIGN_KEYS;
  }

  @Override
  public String sequences() {
    return SEQUENCES;
  }

  @Override
  public Kind kind(ResultSet column) throws SQLException {
    return switch (column.getString(10)) {
      case "bool" -> Kind.BOOLEAN;
      case "int2", "int4", "int8", "oid" -> Kind.INTEGER;
      case "numeric" -> Kind.DECIMAL;
      case "float4", "float8" -> Kind.FLOAT;
      case "text", "varchar", "bpchar", "name", "citext" -> Kind.TEXT;
      case "bytea" -> Kind.BINARY;
      case "json", "jsonb" -> Kind.JSON;
      case "date" -> Kind.DATE;
      case "time" -> Kind.TIME;
      case "timestamp" -> Kind.TIMESTAMP;
      case "timestamptz" -> Kind.MOMENT;
      case "uuid" -> Kind.UUID;
      default -> Kind.OTHER;
    };
  }
}
