using System.Buffers;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Checks what the law wants said, what it no longer knows, and when it wants it published.</summary>
internal sealed class RequiredContent(AnnualReport report, Narrative narrative, AgencyProfile agency, DateOnly? publishedOn, List<Finding> findings)
{
    /// <summary>国办公开办函〔2021〕30号: about 1,000 characters; twice that is clearly more.</summary>
    private const int LongOverview = 2000;

    private static readonly SearchValues<string> Assessment = Words("考核", "考评", "评估", "测评");
    private static readonly SearchValues<string> Evaluation = Words("社会评议", "评议", "满意度", "社会监督", "群众监督", "社会评价", "公众评价");
    private static readonly SearchValues<string> Accountability = Words("责任追究", "追究", "问责", "追责");
    private static readonly SearchValues<string> Fees = Words("处理费", "收费", "收取", "费用");

    private static readonly (string Name, SearchValues<string> Words)[] Aspects =
    [
        ("主动公开", Words("主动公开", "公开信息", "发布信息", "公开政府信息", "公开各类", "发布各类", "发布政务信息", "公开政务信息")),
        ("依申请公开", Words("依申请", "公开申请", "申请公开")),
        ("政府信息管理", Words("信息管理", "管理", "审查", "审核", "规范性文件", "三审")),
        ("平台建设", Words("平台", "网站", "新媒体", "公众号", "专栏")),
        ("监督保障", Words("监督", "保障", "考核", "培训", "领导小组", "组织领导")),
    ];

    /// <summary>Adds what is missing, superseded or late.</summary>
    public void Check()
    {
        if (report.Year is not { } year)
        {
            return;
        }

        CheckSuperseded(year);
        CheckPublishedOn(year);
        if (year >= 2019)
        {
            CheckGovernment();
        }

        if (year >= 2021)
        {
            CheckProcessingFee();
            CheckOverview();
        }
    }

    private void CheckGovernment()
    {
        if (agency.Kind != AgencyKind.Government || agency.Name.Length == 0 || report.Section(SectionKind.Overview) is not { Body.Count: > 0 })
        {
            return;
        }

        var text = narrative.Text.AsSpan();
        List<string> missing = [];
        if (!text.ContainsAny(Assessment))
        {
            missing.Add("工作考核");
        }

        if (!text.ContainsAny(Evaluation))
        {
            missing.Add("社会评议");
        }

        if (!text.ContainsAny(Accountability))
        {
            missing.Add("责任追究");
        }

        if (missing.Count > 0)
        {
            Add(RuleCatalogue.LawGovernment, Severity.Warning, $"人民政府的年度报告应报告工作考核、社会评议和责任追究结果，全文未见{string.Join('、', missing)}");
        }
    }

    private void CheckProcessingFee()
    {
        if (report.Section(SectionKind.OtherMatters) is not { } section)
        {
            return; // a missing part is a finding of its own
        }

        if (section.Body.Any(l => l.Text.AsSpan().ContainsAny(Fees)))
        {
            return;
        }

        var elsewhere = narrative.Text.Contains("处理费", StringComparison.Ordinal);
        Add(RuleCatalogue.LawProcessingFee, elsewhere ? Severity.Info : Severity.Warning,
            elsewhere ? "信息处理费的情况写在了第六部分以外，按格式应在“其他需要报告的事项”中报告" : "“其他需要报告的事项”未报告信息处理费的收取情况，未收取的也应写明", section.Line);
    }

    private void CheckOverview()
    {
        if (report.Section(SectionKind.Overview) is not { Body.Count: > 0 } overview)
        {
            return;
        }

        var words = overview.Text;
        List<string> missing = [];
        foreach (var (name, list) in Aspects)
        {
            if (!words.AsSpan().ContainsAny(list))
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            Add(RuleCatalogue.LawAspects, Severity.Info, $"总体情况未见{string.Join('、', missing)}方面的内容", overview.Line);
        }

        if (words.Length > LongOverview)
        {
            findings.Add(new Finding(RuleCatalogue.LawLength, Severity.Info, [], null, words.Length, $"总体情况约 {words.Length} 字，原则上控制在 1000 字左右",
                [new Evidence(overview.Line > 0 ? overview.Line : null, overview.Heading)]));
        }
    }

    private void CheckSuperseded(int year)
    {
        if (year < 2020)
        {
            return;
        }

        foreach (var sentence in narrative.Sentences)
        {
            var words = narrative[sentence];
            if ((words.Has("检索") || words.Has("复制") || words.Has("复印")) && words.Has("邮寄") && words.Has("费") && !words.Has("处理费"))
            {
                AddSuperseded(sentence, "2019年修订的《条例》取消了检索、复制、邮寄等成本费，现行的是信息处理费");
            }
            else if (words.Has("特殊需要") && (words.Has("生产") || words.Has("科研")))
            {
                AddSuperseded(sentence, "2019年修订的《条例》取消了“自身生产、生活、科研等特殊需要”的条件");
            }
            else if (words.Has("申请之日起15个工作日内") || words.Has("申请15个工作日内") || words.Has("申请后15个工作日内"))
            {
                AddSuperseded(sentence, "现行答复期限为20个工作日（《条例》第三十三条）");
            }
            else if (words.Has("同意公开") && words.Has("申请") && !words.Has("第三方") && words.IndexOfAnyInRange('0', '9') >= 0)
            {
                AddSuperseded(sentence, "现行办理结果为予以公开、部分公开、不予公开等，没有“同意公开”“不同意公开”");
            }
        }
    }

    private void AddSuperseded(in Sentence sentence, string message) =>
        findings.Add(new Finding(RuleCatalogue.LawSuperseded, Severity.Warning, [], null, null, message, [narrative.Evidence(sentence)]));

    private void CheckPublishedOn(int year)
    {
        if ((report.PublishedOn ?? publishedOn) is not { } day)
        {
            return;
        }

        if (day.Year <= year)
        {
            Add(RuleCatalogue.LawPublishedOn, Severity.Warning, $"{year} 年度的报告注明的日期是 {Chinese(day)}，早于报告年度结束");
            return;
        }

        DateOnly? due = (year, agency.Kind) switch
        {
            ( < 2019, _) => new DateOnly(year + 1, 3, 31),
            (_, AgencyKind.Department) => new DateOnly(year + 1, 1, 31),
            (_, AgencyKind.Government or AgencyKind.Township) => new DateOnly(year + 1, 3, 31),
            _ => null,
        };
        if (due is { } last && day > last)
        {
            // The date on a page is often that of a later move of the site.
            Add(RuleCatalogue.LawPublishedOn, Severity.Warning, $"公布日期 {Chinese(day)} 晚于法定期限 {Chinese(last)}");
        }
    }

    private static string Chinese(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private void Add(Rule rule, Severity severity, string message, int line = 0) =>
        findings.Add(new Finding(rule, severity, [], null, null, message, line > 0 ? [new Evidence(line, report.Lines.Count >= line ? report.Lines[line - 1] : "")] : []));

    private static SearchValues<string> Words(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}
