using Gongkai.Domain.AnnualReports;

namespace Gongkai.Testing;

/// <summary>Writes the six sections of a report in sentences that state what its tables hold.</summary>
internal sealed class GeneratedNarrative
{
    private static readonly string[] Agencies =
        ["青山县人民政府", "白河镇人民政府", "云岭市发展和改革局", "南岗区教育局", "江州市市场监督管理局", "柳溪县人民政府办公室"];

    private readonly AnnualReport report;
    private readonly Random random;
    private readonly string agency;
    private readonly int year;

    private GeneratedNarrative(AnnualReport report, Random random)
    {
        (this.report, this.random) = (report, random);
        agency = Agencies[random.Next(Agencies.Length)];
        year = report.Format == ReportFormat.Format2019 ? random.Next(2019, 2021) : random.Next(2021, 2026);
    }

    public static AnnualReport Tell(AnnualReport values, Random random) => new GeneratedNarrative(values, random).Tell();

    private AnnualReport Tell()
    {
        var published = new DateOnly(year + 1, 1, random.Next(4, 29));
        var form = report.Form;
        return new AnnualReport(report.Format, report.Cells.ToArray())
        {
            Agency = agency,
            Year = year,
            PeriodFrom = new DateOnly(year, 1, 1),
            PeriodTo = new DateOnly(year, 12, 31),
            PublishedOn = published,
            Title = $"{agency}{year}年政府信息公开工作年度报告",
            Preamble = Lines(
                $"本报告根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式{(report.Format == ReportFormat.Format2019 ? "（试行）" : "")}〉的通知》（{report.Format.DocumentNumber()}）要求编制。",
                $"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),
            Sections =
            [
                .. form.Sections.Select(s => new ReportSection(s.FullHeading, 0, s.Kind, Lines(s.Kind switch
                {
                    SectionKind.Overview => Overview(),
                    SectionKind.Active => random.Next(2) == 0 ? [] : ["主动公开政府信息的情况见下表。"],
                    SectionKind.Requests => random.Next(2) == 0 ? [] : [$"{year}年，{Received()}"],
                    SectionKind.Remedies => random.Next(2) == 0 ? [] : [Remedies()],
                    SectionKind.Problems => Problems(),
                    SectionKind.OtherMatters => OtherMatters(),
                }))),
            ],
            Closing = Lines(agency, $"{published:yyyy年M月d日}"),
        };
    }

    private string[] Overview() =>
    [
        $"{year}年，{agency}认真贯彻落实《条例》，坚持以公开为常态、不公开为例外，扎实推进政府信息公开工作。",
        "（一）主动公开情况。" + Documents() + "及时公开机构职能、规划计划、财政预决算等信息。",
        "（二）依申请公开情况。" + Received() + Outcomes(),
        "（三）政府信息管理情况。健全信息发布审核机制，做到先审查、后公开。",
        "（四）政府信息公开平台建设情况。",
        "优化门户网站栏目设置，方便公众查阅。",
        "（五）监督保障情况。将政府信息公开纳入工作考核，主动接受社会评议，落实责任追究制度，全年没有发生责任追究情形。",
    ];

    private string Documents()
    {
        if (report.Format != ReportFormat.Format2021 || random.Next(2) == 0)
        {
            return "";
        }

        var (issued, repealed, inForce) = (Number("active.normativeDocuments.issued"), Number("active.normativeDocuments.repealed"), Number("active.normativeDocuments.inForce"));
        return $"全年制发行政规范性文件{issued}件，废止行政规范性文件{repealed}件，现行有效行政规范性文件{inForce}件。";
    }

    private string Received()
    {
        var (received, carriedIn, closed, carriedOut) = (Total("received"), Total("carriedIn"), Total("outcomes.total"), Total("carriedOut"));
        var said = received == 0 ? "全年未收到政府信息公开申请" : $"全年新收政府信息公开申请{received}件";
        said += carriedIn == 0 ? "" : $"，上年结转{carriedIn}件";
        said += closed == 0 ? "" : $"，办结{closed}件";
        return said + (carriedOut == 0 ? "" : $"，结转下年度继续办理{carriedOut}件") + "。";
    }

    private string Outcomes()
    {
        var parts = new List<string>();
        void Say(string what, decimal number)
        {
            if (number > 0)
            {
                parts.Add($"{what}{number}件");
            }
        }

        Say("予以公开", Total("outcomes.granted"));
        Say("部分公开", Total("outcomes.partial"));
        Say("不予公开", Totals("outcomes.refused."));
        Say("无法提供", Totals("outcomes.unable."));
        Say("不予处理", Totals("outcomes.notProcessed."));
        Say("其他处理", Totals("outcomes.other"));
        return parts.Count == 0 || random.Next(3) == 0 ? "" : $"在办结的申请中，{string.Join("，", parts)}。";
    }

    private string Remedies()
    {
        decimal Row(string key, int column) => report[report.Form.Row("remedies." + key)!, column].Value ?? 0;
        var review = Row("review", 4);
        var lawsuits = Row("litigationDirect", 4) + Row("litigationAfterReview", 4);
        if (review + lawsuits == 0)
        {
            return $"{year}年，未发生因政府信息公开引起的行政复议和行政诉讼。";
        }

        string[] results = ["结果维持", "结果纠正", "其他结果", "尚未审结"];
        var parts = results.Select((r, i) => (r, Number: Row("review", i))).Where(p => p.Number > 0).Select(p => $"{p.r}{p.Number}件");
        return $"{year}年，因政府信息公开申请行政复议{review}件{(review == 0 ? "" : "，其中" + string.Join("、", parts))}；提起行政诉讼{lawsuits}件。";
    }

    private static string[] Problems() =>
    [
        "（一）存在的主要问题。一是公开内容的深度有待加强；二是政策解读的形式比较单一。",
        "（二）改进情况。一是加强业务培训，提高公开质量；二是丰富解读形式，回应群众关切。",
    ];

    private string[] OtherMatters() => random.Next(2) == 0
        ? [$"{year}年，本机关没有向申请人收取信息处理费。", "没有其他需要报告的事项。"]
        : [$"按照《政府信息公开信息处理费管理办法》，{year}年未收取信息处理费。"];

    private decimal Total(string row) => report[report.Form.Row("requests." + row)!, 6].Value ?? 0;

    private decimal Totals(string rows) => report.Form.Rows.Where(r => r.Key.StartsWith("requests." + rows, StringComparison.Ordinal)).Sum(r => report[r, 6].Value ?? 0);

    private decimal Number(string path) => report[path].Value ?? 0;

    private static TextLine[] Lines(params string[] lines) => [.. lines.Select(l => new TextLine(0, l))];
}
