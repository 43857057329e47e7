using System.Data.Common;
using System.Globalization;
using System.Text;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;

namespace Gongkai.Operations.Portal;

/// <summary>The command of a list. Its text depends only on which filters are set and on how many columns there are, so that it is prepared once.</summary>
internal static class PublicListSql
{
    /// <summary>The columns of <see cref="Row"/>.</summary>
    public const string Columns =
        "d.id, d.agency_id, d.column_id, d.kind, d.title, d.index_number, d.document_number, d.issued_by, d.issued_on, d.effective_on, d.expires_on, d.topic, d.official_kind, d.summary, " +
        "d.is_normative, d.validity, d.published_at, d.changed_at, d.is_withdrawn, d.is_example";

    /// <summary>How many columns those are.</summary>
    public const int Width = 20;

    private const string Newest = " ORDER BY published_at DESC, id DESC LIMIT @take";

    public static (string Sql, (string Name, object Value)[] Parameters) Of(PublicFilter filter, string? after, int take)
    {
        var parameters = new List<(string, object)>();
        var where = new StringBuilder(" WHERE d.is_withdrawn = FALSE");
        void And(string condition, string name, object value)
        {
            where.Append(" AND ").Append(condition);
            parameters.Add((name, value));
        }

        if (filter.AgencyId is { } agency)
        {
            And("d.agency_id = @agency", "@agency", agency);
        }

        if (filter.IsNormative)
        {
            where.Append(" AND d.is_normative = TRUE");
        }

        if (filter.Year is >= 1 and < 9999 and var year)
        {
            And("d.published_at >= @from", "@from", ChinaTime.Instant(new DateTime(year, 1, 1)).UtcDateTime);
            And("d.published_at < @until", "@until", ChinaTime.Instant(new DateTime(year + 1, 1, 1)).UtcDateTime);
        }

        if (filter.Topic is { Length: > 0 } topic)
        {
            And("substr(d.topic, 1, @topic_length) = @topic", "@topic", topic);
            parameters.Add(("@topic_length", topic.Length));
        }

        if (filter.Kinds.Count > 0)
        {
            where.Append(" AND d.kind IN (").AppendJoin(", ", filter.Kinds.Select((_, i) => "@kind" + i.ToString(CultureInfo.InvariantCulture))).Append(')');
            parameters.AddRange(filter.Kinds.Select((kind, i) => ("@kind" + i.ToString(CultureInfo.InvariantCulture), (object)kind)));
        }

        if (filter.Validity is { } validity)
        {
            // A term that has run out is not stored: in force until its last day, expired after it.
            if (validity is Validity.InForce or Validity.Amended)
            {
                And("d.validity = @validity", "@validity", validity.ToString());
                And("(d.expires_on IS NULL OR d.expires_on >= @on)", "@on", filter.On);
            }
            else if (validity is Validity.Expired)
            {
                And("(d.validity = 'Expired' OR d.validity IN ('InForce', 'Amended') AND d.expires_on < @on)", "@on", filter.On);
            }
            else
            {
                And("d.validity = @validity", "@validity", validity.ToString());
            }
        }

        if (PublicCursor.Parse(after) is { } cursor)
        {
            And("(d.published_at, d.id) < (@at, @id)", "@at", cursor.At);
            parameters.Add(("@id", cursor.Id));
        }

        parameters.Add(("@take", take));
        if (filter.ColumnIds.Count == 0)
        {
            return ($"SELECT {Columns} FROM public_documents d{where}{Newest}", [.. parameters]);
        }

        // The newest of each column by its index, then the newest of these: no sort over all documents of a part.
        parameters.AddRange(filter.ColumnIds.Select((id, i) => ("@column" + i.ToString(CultureInfo.InvariantCulture), (object)id)));
        var each = filter.ColumnIds.Select((_, i) => string.Create(
            CultureInfo.InvariantCulture, $"SELECT * FROM (SELECT {Columns} FROM public_documents d{where} AND d.column_id = @column{i}{Newest}) AS c{i}"));
        return (filter.ColumnIds.Count == 1 ? each.Single() : string.Join(" UNION ALL ", each) + Newest, [.. parameters]);
    }

    public static PublicRow Row(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        AgencyId = row.GetInt64(1),
        ColumnId = row.GetInt64(2),
        Kind = row.GetString(3),
        Title = row.GetString(4),
        IndexNumber = row.Text(5),
        DocumentNumber = row.Text(6),
        IssuedBy = row.Text(7),
        IssuedOn = row.Date(8),
        EffectiveOn = row.Date(9),
        ExpiresOn = row.Date(10),
        Topic = row.Text(11),
        OfficialKind = row.Text(12),
        Summary = row.Text(13),
        IsNormative = row.GetBoolean(14),
        Validity = row.Choice<Validity>(15),
        PublishedAt = row.Instant(16),
        ChangedAt = row.Instant(17),
        IsWithdrawn = row.GetBoolean(18),
        IsExample = row.GetBoolean(19),
    };
}
