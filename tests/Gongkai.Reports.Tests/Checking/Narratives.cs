using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Checking;

/// <summary>Reports for tests of the text checks: tables of zeros with the given cells changed, and the given sentences.</summary>
internal sealed class Narratives
{
    private readonly List<TextLine> preamble = [];
    private readonly Dictionary<SectionKind, List<TextLine>> bodies = [];
    private readonly List<(string Path, CellValue Value)> cells = [];
    private int line;

    public ReportFormat Format { get; init; } = ReportFormat.Format2021;

    public string? Agency { get; init; } = "青山县水务局";

    public int? Year { get; init; } = 2024;

    public string? Title { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public Narratives Preamble(params string[] lines)
    {
        preamble.AddRange(lines.Select(Line));
        return this;
    }

    public Narratives Overview(params string[] lines) => Section(SectionKind.Overview, lines);

    public Narratives Section(SectionKind kind, params string[] lines)
    {
        if (!bodies.TryGetValue(kind, out var body))
        {
            bodies[kind] = body = [];
        }

        body.AddRange(lines.Select(Line));
        return this;
    }

    public Narratives Cell(string path, decimal value)
    {
        cells.Add((path, CellValue.Stated(value)));
        return this;
    }

    public Narratives Cell(string path, CellValue value)
    {
        cells.Add((path, value));
        return this;
    }

    /// <summary>A row of table three with the number in 自然人 and 总计.</summary>
    public Narratives Requests(string row, decimal value) => Cell($"requests.{row}[0]", value).Cell($"requests.{row}[6]", value);

    public AnnualReport Report()
    {
        var zeros = SampleReports.Zeros(Format, [.. cells]);
        return new AnnualReport(Format, zeros.Cells.ToArray())
        {
            Agency = Agency,
            Year = Year,
            Title = Title,
            PublishedOn = PublishedOn,
            PeriodFrom = Year is { } year ? new DateOnly(year, 1, 1) : null,
            PeriodTo = Year is { } end ? new DateOnly(end, 12, 31) : null,
            Preamble = preamble,
            Sections = [.. bodies.OrderBy(b => b.Key).Select(b => new ReportSection(b.Key.ToString(), 0, b.Key, b.Value))],
        };
    }

    /// <summary>The findings of one family, or of all three.</summary>
    public List<Finding> Check(RuleFamily? family = null, CheckContext? context = null)
    {
        var findings = new List<Finding>();
        TextChecks.Check(Report(), context ?? new CheckContext(), findings);
        return [.. findings.Where(f => family is null || f.Rule.Family == family)];
    }

    /// <summary>The claims that a single paragraph makes, in the shape that the tables of sentences use.</summary>
    public List<Claim> Claims()
    {
        var report = Report();
        var narrative = Narrative.Of(report);
        return ClaimReader.Read(narrative, new AgencyProfile(report, narrative)).Claims;
    }

    /// <summary>The claims of one sentence as 「Received=97」, ? for a likely one, ~ for one of another scope, + for one with last year's in it.</summary>
    public static string Read(string sentence, SectionKind section = SectionKind.Overview, string? agency = "青山县水务局") =>
        string.Join(" ", new Narratives { Agency = agency }.Section(section, sentence).Claims().Select(Describe));

    private static string Describe(Claim claim)
    {
        var what = claim.Quantity == Quantity.Outcome ? claim.Outcomes.ToString().Replace(", ", "|", StringComparison.Ordinal) : claim.Quantity.ToString();
        var isTotal = claim.Column == (claim.Quantity is >= Quantity.Review and <= Quantity.Remedies ? Claim.AllResults : Claim.AllApplicants);
        var hold = claim.Hold switch { Hold.Certain => "", Hold.Likely => "?", _ => "~" };
        var precision = claim.Precision switch { Precision.Exact => "", Precision.AtLeast => "余", _ => "约" };
        return $"{what}{(isTotal ? "" : $"[{claim.Column}]")}={claim.Value:0.##}{precision}{hold}{(claim.IncludesCarriedIn ? "+" : "")}";
    }

    private TextLine Line(string text) => new(++line, text);
}
