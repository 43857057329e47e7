using System.Globalization;
using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Agencies;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Operations.Agencies;

/// <summary>A line of a file of agencies.</summary>
/// <param name="Line">Its number, from 1 for the heading.</param>
/// <param name="Profile">What the agency says of itself.</param>
/// <param name="Parent">The name of the agency above it; null for a root.</param>
/// <param name="SupersededBy">The name of the agency that has taken over; null for none.</param>
/// <param name="SupersededOn">When.</param>
public sealed record AgencyRow(int Line, AgencyProfile Profile, string? Parent, string? SupersededBy, DateOnly? SupersededOn);

/// <summary>A problem of a line.</summary>
/// <param name="Line">Its number, from 1 for the heading.</param>
/// <param name="Name">The agency on it.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record RowProblem(int Line, string Name, Problem Problem);

/// <summary>Agencies as comma-separated lines, with headings in Chinese: what is exported can be imported again.</summary>
public static class AgencyCsv
{
    private const string Name = "全称";
    private const string Parent = "上级机关";
    private const string Level = "层级";
    private const string Kind = "类型";
    private const string Prefixes = "机关代字";
    private const string SupersededBy = "承接机关";
    private const string SupersededOn = "撤并日期";
    private const char Between = '、';

    private static readonly (string Heading, Func<AgencyProfile, string?> Get, Func<AgencyProfile, string?, AgencyProfile> Set)[] Texts =
    [
        ("简称", p => p.ShortName, (p, v) => p with { ShortName = v }),
        ("统一社会信用代码", p => p.CreditCode, (p, v) => p with { CreditCode = v }),
        ("网址简称", p => p.Slug, (p, v) => p with { Slug = v }),
        ("拼音简码", p => p.Initials, (p, v) => p with { Initials = v }),
        ("索引号规则", p => p.IndexPattern, (p, v) => p with { IndexPattern = v ?? Gongkai.Domain.Publishing.IndexPattern.Default }),
        ("网站名称", p => p.SiteName, (p, v) => p with { SiteName = v }),
        ("网站域名", p => p.Domain, (p, v) => p with { Domain = v }),
        ("网站标识码", p => p.SiteCode, (p, v) => p with { SiteCode = v }),
        ("ICP备案编号", p => p.IcpNumber, (p, v) => p with { IcpNumber = v }),
        ("公安备案号", p => p.PoliceNumber, (p, v) => p with { PoliceNumber = v }),
        ("公开工作机构", p => p.OfficeName, (p, v) => p with { OfficeName = v }),
        ("办公地址", p => p.OfficeAddress, (p, v) => p with { OfficeAddress = v }),
        ("办公时间", p => p.OfficeHours, (p, v) => p with { OfficeHours = v }),
        ("联系电话", p => p.OfficeTelephone, (p, v) => p with { OfficeTelephone = v }),
        ("传真", p => p.OfficeFax, (p, v) => p with { OfficeFax = v }),
        ("电子邮箱", p => p.OfficeEmail, (p, v) => p with { OfficeEmail = v }),
        ("邮政编码", p => p.OfficePostcode, (p, v) => p with { OfficePostcode = v }),
        ("行政复议机关", p => p.ReconsiderationBody, (p, v) => p with { ReconsiderationBody = v }),
        ("管辖法院", p => p.Court, (p, v) => p with { Court = v }),
    ];

    /// <summary>All headings, in the order of the export.</summary>
    public static IReadOnlyList<string> Headings { get; } = [Name, Parent, Level, Kind, .. Texts.Select(t => t.Heading), Prefixes, SupersededBy, SupersededOn];

    /// <summary>A file of the lines; begins with the mark by which spreadsheets know UTF-8.</summary>
    public static byte[] Write(IEnumerable<AgencyRow> rows)
    {
        var text = new StringBuilder("\uFEFF");
        AppendLine(text, Headings);
        foreach (var row in rows)
        {
            var p = row.Profile;
            AppendLine(text,
            [
                p.Name, row.Parent, p.Level.Name(), p.Kind.Name(), .. Texts.Select(t => t.Get(p)), string.Join(Between, p.DocumentPrefixes),
                row.SupersededBy, row.SupersededOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// The lines of a file with a heading line, whatever its encoding and the order of its columns. A column that is not
    /// there leaves what stands: <paramref name="standing"/> gives it by an agency's name.
    /// </summary>
    public static (IReadOnlyList<AgencyRow> Rows, IReadOnlyList<RowProblem> Problems) Read(ReadOnlySpan<byte> file, Func<string, AgencyRow?> standing)
    {
        var lines = new CsvLines(TextDecoding.Decode(file));
        var (rows, problems) = (new List<AgencyRow>(), new List<RowProblem>());
        try
        {
            if (lines.Next() is not { } head || !head.Select(h => h.Trim()).Contains(Name))
            {
                return ([], [new RowProblem(1, "", new("agency.csv.heading", $"第一行应为标题行，至少有“{Name}”一列。可先导出一份作为模板。"))]);
            }

            var columns = head.Select((h, i) => (Heading: h.Trim(), Index: i)).Where(c => c.Heading.Length > 0).GroupBy(c => c.Heading).ToDictionary(g => g.Key, g => g.First().Index);
            problems.AddRange(columns.Keys.Except(Headings).Select(h => new RowProblem(1, "", new("agency.csv.column", $"不认识“{h}”这一列。可用的列：{string.Join('、', Headings)}。"))));
            while (lines.Next() is { } fields)
            {
                if (fields.Any(f => !string.IsNullOrWhiteSpace(f)))
                {
                    rows.Add(Row(new Fields(lines.Line, columns, fields), standing, problems));
                }
            }
        }
        catch (UnreadableDocumentException e)
        {
            problems.Add(new RowProblem(lines.Line, "", new(e.Problem.Code, e.Problem.Text)));
        }

        return (rows, problems);
    }

    private static AgencyRow Row(Fields fields, Func<string, AgencyRow?> standing, List<RowProblem> problems)
    {
        var name = fields[Name] ?? "";
        var row = standing(name);
        var profile = (row?.Profile ?? new AgencyProfile { Name = name }) with { Name = name };
        if (fields.Has(Level) || row is null)
        {
            profile = profile with { Level = AgencyNames.ParseLevel(fields[Level]) ?? Refuse<AgencyLevel>("level", $"“{Level}”应为{string.Join('、', Enum.GetValues<AgencyLevel>().Select(l => l.Name()))}之一。") };
        }

        if (fields.Has(Kind) || row is null)
        {
            profile = profile with { Kind = AgencyNames.ParseKind(fields[Kind]) ?? Refuse<AgencyKind>("kind", $"“{Kind}”应为{string.Join('、', Enum.GetValues<AgencyKind>().Select(k => k.Name()))}之一。") };
        }

        if (fields.Has(Prefixes))
        {
            profile = profile with { DocumentPrefixes = fields[Prefixes]?.Split([Between, '，', ',', '；', ';']) ?? [] };
        }

        profile = Texts.Where(t => fields.Has(t.Heading)).Aggregate(profile, (p, t) => t.Set(p, fields[t.Heading]));
        DateOnly? on = fields[SupersededOn] is { } date
            ? DateOnly.TryParseExact(date, ["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
                ? parsed
                : Refuse<DateOnly>("date", $"“{SupersededOn}”应如 2024-03-31。")
            : fields.Has(SupersededOn) ? null : row?.SupersededOn;
        return new AgencyRow(
            fields.Line, profile.Trimmed(), fields.Has(Parent) ? fields[Parent] : row?.Parent, fields.Has(SupersededBy) ? fields[SupersededBy] : row?.SupersededBy, on);

        T Refuse<T>(string code, string text)
            where T : struct
        {
            problems.Add(new RowProblem(fields.Line, name, new("agency.csv." + code, text)));
            return default;
        }
    }

    /// <summary>A line's fields by their headings; one that holds nothing is null.</summary>
    private sealed class Fields(int line, Dictionary<string, int> columns, string[] fields)
    {
        public int Line => line;

        public string? this[string heading] =>
            columns.TryGetValue(heading, out var i) && i < fields.Length && fields[i].Trim() is { Length: > 0 } value ? Unguard(value) : null;

        public bool Has(string heading) => columns.ContainsKey(heading);
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string?> fields) => text.AppendJoin(',', fields.Select(f => Quote(f ?? ""))).Append("\r\n");

    /// <summary>A field that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static string Quote(string field)
    {
        var guarded = field is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + field : field;
        return guarded.AsSpan().IndexOfAny(",\"\r\n") < 0 ? guarded : $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Unguard(string field) => field is ['\'', '=' or '+' or '-' or '@', ..] ? field[1..] : field;
}
