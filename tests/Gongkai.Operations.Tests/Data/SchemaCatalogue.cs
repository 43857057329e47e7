using System.Data.Common;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Tests.Data;

/// <summary>Describes a database from its own catalogue, one line for each column, key, and index.</summary>
internal static class SchemaCatalogue
{
    private const string Sqlite = """
        SELECT 'table ' || m.name || CASE WHEN m.sql LIKE '%AUTOINCREMENT%' THEN ' autoincrement' ELSE '' END FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
        UNION ALL
        SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" THEN ' not null' ELSE '' END || ' default ' || coalesce(c.dflt_value, '-') || ' key ' || c.pk
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
        UNION ALL
        SELECT 'foreign key ' || m.name || ' (' || group_concat(f."from") || ') ' || f."table" || ' (' || group_concat(f."to") || ') ' || f.on_delete || ' ' || f.on_update
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' GROUP BY m.name, f.id
        UNION ALL
        SELECT 'index ' || i.name || ' ' || m.name || CASE WHEN i."unique" THEN ' unique' ELSE '' END || ' (' ||
            (SELECT group_concat(x.name || CASE WHEN x."desc" THEN ' desc' ELSE '' END || ' ' || x.coll) FROM pragma_index_xinfo(i.name) x WHERE x.key = 1) || ')' ||
            CASE WHEN i.partial THEN ' ' || substr(n.sql, instr(n.sql, 'WHERE')) ELSE '' END
        FROM sqlite_master m, pragma_index_list(m.name) i LEFT JOIN sqlite_master n ON n.name = i.name WHERE m.type = 'table' AND i.origin = 'c'
        UNION ALL
        SELECT m.type || ' ' || m.name FROM sqlite_master m WHERE m.type IN ('view', 'trigger')
        UNION ALL
        SELECT 'named ' || m.name || ' ' || trim(substr(m.sql, at.start, instr(substr(m.sql, at.start), ' ') - 1), '"')
        FROM sqlite_master m,
            (WITH RECURSIVE found(name, start) AS (
                SELECT name, instr(sql, 'CONSTRAINT ') + 11 FROM sqlite_master WHERE type = 'table' AND instr(sql, 'CONSTRAINT ') > 0
                UNION ALL
                SELECT f.name, f.start + instr(substr(s.sql, f.start), 'CONSTRAINT ') + 10 FROM found f JOIN sqlite_master s ON s.name = f.name
                WHERE instr(substr(s.sql, f.start), 'CONSTRAINT ') > 0)
             SELECT * FROM found) at
        WHERE at.name = m.name
        """;

    private const string Postgres = """
        SELECT 'table ' || c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        UNION ALL
        SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || ' default ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '-') || ' identity ' || a.attidentity::text || ' collate ' || coalesce(l.collname, '-')
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT 'constraint ' || t.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid WHERE k.connamespace = 'public'::regnamespace
        UNION ALL
        SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL
        SELECT 'view ' || viewname FROM pg_views WHERE schemaname = 'public'
        """;

    public static async Task<IReadOnlyList<string>> DescribeAsync(DatabaseEngine engine)
    {
        await using var connection = await engine.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = engine.Name == "sqlite" ? Sqlite : Postgres;
        var lines = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
