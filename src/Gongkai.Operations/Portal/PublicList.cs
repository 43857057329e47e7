using System.Globalization;
using Gongkai.Domain.Publishing;

namespace Gongkai.Operations.Portal;

/// <summary>A public document as lists show it.</summary>
public sealed record PublicRow
{
    /// <summary>The document.</summary>
    public required long Id { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The column.</summary>
    public required long ColumnId { get; init; }

    /// <summary>The code of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>索引号.</summary>
    public string? IndexNumber { get; init; }

    /// <summary>发文字号.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>发文机关.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>成文日期.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>实施日期.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The last day of its term.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>主题分类.</summary>
    public string? Topic { get; init; }

    /// <summary>公文种类.</summary>
    public string? OfficialKind { get; init; }

    /// <summary>内容概述.</summary>
    public string? Summary { get; init; }

    /// <summary>行政规范性文件.</summary>
    public bool IsNormative { get; init; }

    /// <summary>效力状态 as set.</summary>
    public Validity Validity { get; init; }

    /// <summary>发布时间.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>The last change the public can see.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>True after 撤下.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>True for examples of a demonstration.</summary>
    public bool IsExample { get; init; }

    /// <summary>Its validity at a date: as set, or expired when its term has run out.</summary>
    public Validity ValidityOn(DateOnly date) => Validity is Validity.InForce or Validity.Amended && ExpiresOn is { } last && date > last ? Validity.Expired : Validity;
}

/// <summary>What narrows a list; null does not.</summary>
public sealed record PublicFilter
{
    /// <summary>The agency.</summary>
    public long? AgencyId { get; init; }

    /// <summary>The columns, of one agency; empty for all.</summary>
    public IReadOnlyList<long> ColumnIds { get; init; } = [];

    /// <summary>The year of publication, in China's time.</summary>
    public int? Year { get; init; }

    /// <summary>The kinds, by their codes; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>主题分类: the class or its beginning, 「综合政务」.</summary>
    public string? Topic { get; init; }

    /// <summary>Only 行政规范性文件.</summary>
    public bool IsNormative { get; init; }

    /// <summary>The validity on <see cref="On"/>.</summary>
    public Validity? Validity { get; init; }

    /// <summary>The day on which validity is judged.</summary>
    public DateOnly On { get; init; }
}

/// <summary>A part of a list.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">What to pass as <c>after</c> for the next part; null on the last.</param>
public sealed record PublicList(IReadOnlyList<PublicRow> Rows, string? Next);

/// <summary>Where a part of a list ends, as an address carries it: the time of publication and the number of its last row.</summary>
internal static class PublicCursor
{
    public static string Of(PublicRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.PublishedAt.UtcTicks:x}-{row.Id}");

    /// <summary>The place; null for anything that is no cursor, which then means the beginning.</summary>
    public static (DateTime At, long Id)? Parse(string? cursor)
    {
        var dash = cursor?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return dash > 0
            && long.TryParse(cursor.AsSpan(0, dash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks > 0 && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(cursor.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (new DateTime(ticks, DateTimeKind.Utc), id)
            : null;
    }
}
