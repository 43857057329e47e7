using System.Collections.Frozen;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>What a text in a table can be.</summary>
internal enum LabelKind
{
    /// <summary>The label of a row of the form.</summary>
    Row,

    /// <summary>A label over several rows: 「（三）不予公开」.</summary>
    Group,

    /// <summary>A word of the table's head: 「信息内容」, 「自然人」.</summary>
    Head,
}

/// <summary>A text recognised as a label.</summary>
/// <param name="Kind">What it labels.</param>
/// <param name="Table">The table it belongs to.</param>
/// <param name="Key">For a row its path in the form; for （六）其他处理, group or row, <c>requests.outcomes.other</c>; else empty.</param>
/// <param name="Format">The layout that alone has this label; null when several have.</param>
internal readonly record struct LabelHit(LabelKind Kind, TableKind Table, string Key, ReportFormat? Format = null);

/// <summary>
/// Recognises row labels, group labels and head words of the statutory tables however they are printed: official wording
/// by its canonical form at once, other wording by the words that only this label has.
/// </summary>
internal static class RowLabels
{
    private const int LongestLabel = 60;
    private const int LongestText = 200;

    private static readonly FrozenDictionary<string, LabelHit> Exact = BuildExact();

    private static readonly FrozenDictionary<string, LabelHit>.AlternateLookup<ReadOnlySpan<char>> ExactSpans = Exact.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Word, string Key)[] Words =
    [
        ("本年新收", "received"), ("上年结转", "carriedIn"), ("上年度结转", "carriedIn"), ("上一年结转", "carriedIn"), ("上一年度结转", "carriedIn"),
        ("结转下年", "carriedOut"), ("结转下一年", "carriedOut"), ("结转至下年", "carriedOut"), ("结转到下年", "carriedOut"),
        ("二部分公开", "outcomes.partial"), ("部分公开区分处理", "outcomes.partial"),
        ("属于国家秘密", "outcomes.refused.stateSecret"), ("行政法规禁止", "outcomes.refused.lawForbids"), ("法律法规禁止", "outcomes.refused.lawForbids"),
        ("三安全一稳定", "outcomes.refused.safetyStability"), ("第三方合法权益", "outcomes.refused.thirdParty"),
        ("三类内部事务", "outcomes.refused.internalAffairs"), ("四类过程性", "outcomes.refused.process"), ("行政执法案卷", "outcomes.refused.enforcementFile"),
        ("行政查询事项", "outcomes.refused.administrativeQuery"),
        ("机关不掌握", "outcomes.unable.notHeld"), ("没有现成信息", "outcomes.unable.needsCreation"), ("补正后申请", "outcomes.unable.unclear"), ("补正后仍", "outcomes.unable.unclear"),
        ("信访举报", "outcomes.notProcessed.petition"), ("大量反复申请", "outcomes.notProcessed.excessive"), ("重复申请", "outcomes.notProcessed.repeat"),
        ("公开出版物", "outcomes.notProcessed.publication"), ("重新出具", "outcomes.notProcessed.confirm"),
        ("逾期不补正", "outcomes.other.noSupplement"), ("收费通知", "outcomes.other.feeUnpaid"),
    ];

    private static readonly string[] RequestHeads = ["稽关系", "申请人情况", "法人或其他组织", "社会公益组织", "法律服务机构"];

    /// <summary>Recognises a label of table two that carries an explanation in brackets: 「规章（设区的市……提供）」.</summary>
    public static LabelHit? MatchExplained(string text)
    {
        var at = text.AsSpan().IndexOfAny('(', '（');
        return at > 1 && Exact.TryGetValue(Canonical.Label(text.AsSpan(0, at)), out var hit) && hit.Table == TableKind.Active ? hit : null;
    }

    /// <summary>True when the text is a label in its official wording, so that nothing more belongs to it.</summary>
    public static bool IsOfficial(string label) => Exact.TryGetValue(Canonical.Label(label), out var hit) && hit.Kind == LabelKind.Row;

    /// <summary>Recognises a text as it is printed; null when it is no label.</summary>
    public static LabelHit? MatchText(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > LongestText)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[text.Length];
        return Match(Canonical.Label(text, buffer));
    }

    /// <summary>Recognises a text of which only letters, digits and Chinese characters are left; null when it is no label.</summary>
    public static LabelHit? Match(ReadOnlySpan<char> canonical)
    {
        if (canonical.Length is 0 or > 120)
        {
            return null;
        }

        if (ExactSpans.TryGetValue(canonical, out var hit))
        {
            return hit;
        }

        if (canonical.Contains("稽关系", StringComparison.Ordinal))
        {
            return new(LabelKind.Head, TableKind.Requests, "");
        }

        if (canonical.Length > LongestLabel)
        {
            return null;
        }

        foreach (var (word, key) in Words)
        {
            if (canonical.Contains(word, StringComparison.Ordinal))
            {
                return Row(key);
            }
        }

        if (canonical.EndsWith("予以公开", StringComparison.Ordinal) && !canonical.Contains('不')
            && (canonical.Length <= 9 || canonical.EndsWith("办理结果一予以公开", StringComparison.Ordinal)))
        {
            return Row("outcomes.granted");
        }

        foreach (var head in RequestHeads)
        {
            if (canonical.Contains(head, StringComparison.Ordinal) && canonical.Length <= head.Length + 12)
            {
                return new(LabelKind.Head, TableKind.Requests, "");
            }
        }

        if (canonical.StartsWith("第二十条第", StringComparison.Ordinal) && canonical.Length <= 12)
        {
            return new(LabelKind.Head, TableKind.Active, "");
        }

        return null;
    }

    private static LabelHit Row(string key) => new(LabelKind.Row, TableKind.Requests, "requests." + key);

    private static FrozenDictionary<string, LabelHit> BuildExact()
    {
        var labels = new Dictionary<string, LabelHit>(StringComparer.Ordinal);
        foreach (var row in ReportForm.Format2021.Rows.Where(r => r.Table == TableKind.Requests))
        {
            labels.TryAdd(Canonical.Label(row.Label), new(LabelKind.Row, TableKind.Requests, row.Key));
        }

        foreach (var label in (string[])["部分公开", "予以公开"])
        {
            labels[label] = Row(label == "予以公开" ? "outcomes.granted" : "outcomes.partial");
        }

        labels["六其他处理"] = labels["其他处理"] = new(LabelKind.Group, TableKind.Requests, "requests.outcomes.other");
        foreach (var group in (string[])["三不予公开", "不予公开", "四无法提供", "无法提供", "五不予处理", "不予处理", "三本年度办理结果", "本年度办理结果", "三本年办理结果"])
        {
            labels[group] = new(LabelKind.Group, TableKind.Requests, "");
        }

        foreach (var head in (string[])["申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "商业", "企业", "科研", "机构"])
        {
            labels[head] = new(LabelKind.Head, TableKind.Requests, "");
        }

        void Active(string label, string key, ReportFormat? format = null) => labels[label] = new(LabelKind.Row, TableKind.Active, "active." + key, format);
        Active("规章", "regulations");
        Active("行政规范性文件", "normativeDocuments", ReportFormat.Format2021);
        Active("规范性文件", "normativeDocuments");
        Active("行政许可", "licensing");
        Active("其他对外管理服务事项", "otherServices", ReportFormat.Format2019);
        Active("行政处罚", "penalties");
        Active("行政强制", "enforcement");
        Active("行政事业性收费", "feesWan");
        Active("政府集中采购", "procurement", ReportFormat.Format2019);
        foreach (var head in (string[])["信息内容", "本年处理决定数量", "处理决定数量", "本年收费金额单位万元", "本年收费金额"])
        {
            labels[head] = new(LabelKind.Head, TableKind.Active, "");
        }

        foreach (var head in (string[])["本年制发件数", "本年废止件数", "现行有效件数"])
        {
            labels[head] = new(LabelKind.Head, TableKind.Active, "", ReportFormat.Format2021);
        }

        foreach (var head in (string[])
            ["本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "本年增减", "采购项目数量", "采购总金额"])
        {
            labels[head] = new(LabelKind.Head, TableKind.Active, "", ReportFormat.Format2019);
        }

        foreach (var head in (string[])["结果维持", "结果纠正", "其他结果", "尚未审结"])
        {
            labels[head] = new(LabelKind.Head, TableKind.Remedies, "");
        }

        labels["行政复议"] = new(LabelKind.Group, TableKind.Remedies, "remedies.review");
        labels["行政诉讼"] = new(LabelKind.Group, TableKind.Remedies, "");
        labels["未经复议直接起诉"] = new(LabelKind.Group, TableKind.Remedies, "remedies.litigationDirect");
        labels["复议后起诉"] = new(LabelKind.Group, TableKind.Remedies, "remedies.litigationAfterReview");
        return labels.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
