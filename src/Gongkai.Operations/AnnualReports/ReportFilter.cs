using System.Globalization;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.AnnualReports;

/// <summary>Reports by how they did.</summary>
public enum FindingFilter
{
    /// <summary>With an error that nobody has explained.</summary>
    Errors,

    /// <summary>With a warning that nobody has explained.</summary>
    Warnings,

    /// <summary>With neither.</summary>
    None,
}

/// <summary>Which reports a list shows; what is null does not narrow it.</summary>
public sealed record ReportFilter
{
    /// <summary>Any part of the agency's name, from one character; width, case and blanks do not count.</summary>
    public string? Name { get; init; }

    /// <summary>The region, with all regions in it.</summary>
    public long? RegionId { get; init; }

    /// <summary>The agency.</summary>
    public long? AgencyId { get; init; }

    /// <summary>The year reported on.</summary>
    public int? Year { get; init; }

    /// <summary>The layout.</summary>
    public ReportFormat? Format { get; init; }

    /// <summary>How it did.</summary>
    public FindingFilter? Findings { get; init; }

    /// <summary>A rule with a finding that nobody has explained.</summary>
    public string? RuleId { get; init; }

    internal IQueryable<StoredReport> Apply(GongkaiDbContext db, IQueryable<StoredReport> reports)
    {
        if (Name is not null && SearchText.Of(Name) is { Length: > 0 } part)
        {
            reports = reports.Where(r => db.Agencies.Any(a => a.Id == r.AgencyId && a.SearchName.Contains(part)));
        }

        if (RegionId is { } region)
        {
            reports = reports.Where(r => db.Regions.Any(whole => whole.Id == region && r.Agency!.Region!.Path.StartsWith(whole.Path)));
        }

        if (AgencyId is { } agency)
        {
            reports = reports.Where(r => r.AgencyId == agency);
        }

        if (Year is { } year)
        {
            reports = reports.Where(r => r.Year == year);
        }

        if (Format is { } format)
        {
            reports = reports.Where(r => r.Format == format);
        }

        if (RuleId is { Length: > 0 } rule)
        {
            reports = reports.Where(r => db.RuleCounts.Any(c => c.RuleId == rule && c.ReportId == r.Id && c.Open > 0));
        }

        return Findings is not { } findings ? reports : findings switch
        {
            FindingFilter.Errors => reports.Where(r => r.Errors > 0),
            FindingFilter.Warnings => reports.Where(r => r.Warnings > 0),
            FindingFilter.None => reports.Where(r => r.Errors == 0 && r.Warnings == 0),
        };
    }
}

/// <summary>Where a page of the list ends, as an address carries it.</summary>
internal static class ListCursor
{
    public static string Of(string listKey, long id) => $"{id.ToString(CultureInfo.InvariantCulture)}.{listKey}";

    /// <summary>The place; null for anything that is no cursor, which then means the first page.</summary>
    public static (string ListKey, long Id)? Parse(string? cursor)
    {
        var dot = cursor?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (cursor![(dot + 1)..], id) : null;
    }
}
