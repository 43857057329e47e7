namespace Gongkai.Domain.AnnualReports;

/// <summary>What a cell counts.</summary>
public enum CellUnit
{
    /// <summary>件, 项: whole things, never negative.</summary>
    Count,

    /// <summary>A whole number that may be negative (本年增/减).</summary>
    Change,

    /// <summary>万元, a decimal.</summary>
    TenThousandYuan,

    /// <summary>元, a decimal.</summary>
    Yuan,
}

/// <summary>The parts every report has (《政府信息公开条例》第五十条), whatever their headings.</summary>
public enum SectionKind
{
    /// <summary>总体情况 (before 2019: 概述).</summary>
    Overview,

    /// <summary>主动公开政府信息情况.</summary>
    Active,

    /// <summary>收到和处理政府信息公开申请情况.</summary>
    Requests,

    /// <summary>政府信息公开行政复议、行政诉讼情况.</summary>
    Remedies,

    /// <summary>存在的主要问题及改进情况.</summary>
    Problems,

    /// <summary>其他需要报告的事项.</summary>
    OtherMatters,
}

/// <summary>A section of the form: its ordinal and its official heading.</summary>
/// <param name="Kind">Which part it is.</param>
/// <param name="Ordinal">一 to 六; empty where the layout numbers nothing.</param>
/// <param name="Heading">The official heading without its ordinal.</param>
public sealed record FormSection(SectionKind Kind, string Ordinal, string Heading)
{
    /// <summary>The heading as the form prints it, 「一、总体情况」.</summary>
    public string FullHeading => Ordinal.Length == 0 ? Heading : Ordinal + "、" + Heading;
}

/// <summary>The statutory tables.</summary>
public enum TableKind
{
    /// <summary>Section two: 主动公开.</summary>
    Active,

    /// <summary>Section three: 依申请公开.</summary>
    Requests,

    /// <summary>Section four: 行政复议、行政诉讼.</summary>
    Remedies,
}

/// <summary>A column of a table.</summary>
/// <param name="Key">Its name in JSON; null where the row is an array.</param>
/// <param name="Label">The official label.</param>
/// <param name="Group">The label that spans it and its neighbours (法人或其他组织); null without one.</param>
/// <param name="Unit">What is counted.</param>
public sealed record FormColumn(string? Key, string Label, string? Group = null, CellUnit Unit = CellUnit.Count);

/// <summary>A row of a table.</summary>
public sealed class FormRow
{
    internal FormRow(TableKind table, string key, string label, string shortName, string? group, string basis, IReadOnlyList<FormColumn> columns)
    {
        (Table, Key, Label, ShortName, Group, Basis, Columns) = (table, key, label, shortName, group, basis, columns);
    }

    /// <summary>The table it stands in.</summary>
    public TableKind Table { get; }

    /// <summary>The path in JSON: <c>requests.outcomes.granted</c>.</summary>
    public string Key { get; }

    /// <summary>The official label with its number: 「1.属于国家秘密」.</summary>
    public string Label { get; }

    /// <summary>How people point at it: 「三（三）1」.</summary>
    public string ShortName { get; }

    /// <summary>The label that spans it and its neighbours: 「（三）不予公开」, 「第二十条第（一）项」; null without one.</summary>
    public string? Group { get; }

    /// <summary>The article the row counts under.</summary>
    public string Basis { get; }

    /// <summary>Its columns, left to right.</summary>
    public IReadOnlyList<FormColumn> Columns { get; }

    /// <summary>The index of its first cell in <see cref="ReportForm.Cells"/>.</summary>
    public int First { get; internal set; }

    /// <summary>Its position in <see cref="ReportForm.Rows"/>.</summary>
    public int Index { get; internal set; }

    /// <summary>
    /// True for the half of （六）其他处理 that the layout does not print but some authors do, never beside the other half:
    /// the single row in a report of 2021, the three sub-rows in one of 2019.
    /// </summary>
    public bool IsAlternative { get; internal init; }

    /// <summary>True for （六）其他处理 as one row.</summary>
    public bool IsSingleOther => Key == "requests.outcomes.other";

    /// <summary>True for （六）其他处理 in either shape: the single row or one of the three.</summary>
    public bool IsOther => Key.StartsWith("requests.outcomes.other", StringComparison.Ordinal);
}

/// <summary>One cell of the form.</summary>
/// <param name="Index">Its place in <see cref="ReportForm.Cells"/> and in a report's values.</param>
/// <param name="Path">Its name in findings and JSON: <c>requests.received[6]</c>, <c>active.regulations.issued</c>.</param>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="ColumnIndex">Its position within the row, from 0.</param>
public sealed record FormCell(int Index, string Path, FormRow Row, FormColumn Column, int ColumnIndex);

/// <summary>
/// The official form as one declared structure: sections, tables, rows, columns, labels, units and legal basis.
/// Reading, checking, writing, the pages and the tests all come from it.
/// </summary>
public sealed class ReportForm
{
    private readonly Dictionary<string, FormCell> byPath;
    private readonly Dictionary<string, FormRow> byKey;

    private ReportForm(ReportFormat format, IReadOnlyList<FormSection> sections, IReadOnlyList<FormRow> rows)
    {
        (Format, Sections, Rows) = (format, sections, rows);
        var cells = new List<FormCell>();
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            (row.First, row.Index) = (cells.Count, r);
            for (var c = 0; c < row.Columns.Count; c++)
            {
                var path = row.Columns[c].Key is { } key ? (key.Length == 0 ? row.Key : row.Key + "." + key) : $"{row.Key}[{c}]";
                cells.Add(new FormCell(cells.Count, path, row, row.Columns[c], c));
            }
        }

        Cells = cells;
        byPath = cells.ToDictionary(c => c.Path, StringComparer.Ordinal);
        byKey = rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
    }

    /// <summary>国办公开办函〔2021〕30号, reports on 2021 and later.</summary>
    public static ReportForm Format2021 { get; } = new(ReportFormat.Format2021, Sections2021(), [.. Active2021(), .. RequestRows(withSingleOther: false), .. RemedyRows()]);

    /// <summary>国办公开办函〔2019〕60号, reports on 2019 and 2020.</summary>
    public static ReportForm Format2019 { get; } = new(ReportFormat.Format2019, Sections2019(), [.. Active2019(), .. RequestRows(withSingleOther: true), .. RemedyRows()]);

    /// <summary>Before 2019 there were no national tables: the cells hold what the text states, under the names of 2021.</summary>
    public static ReportForm Pre2019 { get; } = new(ReportFormat.Pre2019, SectionsBefore2019(), [.. Active2021(), .. RequestRows(withSingleOther: false), .. RemedyRows()]);

    /// <summary>All three layouts, newest first.</summary>
    public static IReadOnlyList<ReportForm> All { get; } = [Format2021, Format2019, Pre2019];

    /// <summary>Which layout this is.</summary>
    public ReportFormat Format { get; }

    /// <summary>The six sections in their order.</summary>
    public IReadOnlyList<FormSection> Sections { get; }

    /// <summary>All rows of all tables in the order they are printed.</summary>
    public IReadOnlyList<FormRow> Rows { get; }

    /// <summary>All cells, row by row.</summary>
    public IReadOnlyList<FormCell> Cells { get; }

    /// <summary>The form of a layout.</summary>
    public static ReportForm Of(ReportFormat format) => format switch
    {
        ReportFormat.Pre2019 => Pre2019,
        ReportFormat.Format2019 => Format2019,
        ReportFormat.Format2021 => Format2021,
    };

    /// <summary>The rows of one table.</summary>
    public IEnumerable<FormRow> RowsOf(TableKind table) => Rows.Where(r => r.Table == table);

    /// <summary>The row of a path such as <c>requests.received</c>; null when the form has none.</summary>
    public FormRow? Row(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The cell of a path such as <c>requests.received[6]</c>; null when the form has none.</summary>
    public FormCell? Cell(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The cell at a row and column.</summary>
    public FormCell Cell(FormRow row, int column) => Cells[row.First + column];

    private static FormSection[] Sections2021() =>
    [
        new(SectionKind.Overview, "一", "总体情况"),
        new(SectionKind.Active, "二", "主动公开政府信息情况"),
        new(SectionKind.Requests, "三", "收到和处理政府信息公开申请情况"),
        new(SectionKind.Remedies, "四", "政府信息公开行政复议、行政诉讼情况"),
        new(SectionKind.Problems, "五", "存在的主要问题及改进情况"),
        new(SectionKind.OtherMatters, "六", "其他需要报告的事项"),
    ];

    private static FormSection[] Sections2019() =>
        [.. Sections2021().Select(s => s.Kind == SectionKind.Problems ? s with { Heading = "政府信息公开工作存在的主要问题及改进情况" } : s)];

    private static FormSection[] SectionsBefore2019() =>
    [
        new(SectionKind.Overview, "", "概述"),
        new(SectionKind.Active, "", "主动公开政府信息情况"),
        new(SectionKind.Requests, "", "依申请公开政府信息情况"),
        new(SectionKind.Remedies, "", "因政府信息公开申请行政复议、提起行政诉讼情况"),
        new(SectionKind.Problems, "", "存在的主要问题和改进措施"),
        new(SectionKind.OtherMatters, "", "其他需要报告的事项"),
    ];

    private static IEnumerable<FormRow> Active2021()
    {
        FormColumn[] documents = [new("issued", "本年制发件数"), new("repealed", "本年废止件数"), new("inForce", "现行有效件数")];
        FormColumn[] decisions = [new("", "本年处理决定数量")];
        FormColumn[] fees = [new("", "本年收费金额（单位：万元）", Unit: CellUnit.TenThousandYuan)];
        yield return Active("regulations", "规章", "（一）", documents);
        yield return Active("normativeDocuments", "行政规范性文件", "（一）", documents);
        yield return Active("licensing", "行政许可", "（五）", decisions);
        yield return Active("penalties", "行政处罚", "（六）", decisions);
        yield return Active("enforcement", "行政强制", "（六）", decisions);
        yield return Active("feesWan", "行政事业性收费", "（八）", fees);
    }

    private static IEnumerable<FormRow> Active2019()
    {
        FormColumn[] documents = [new("made", "本年新制作数量"), new("disclosed", "本年新公开数量"), new("totalDisclosed", "对外公开总数量")];
        FormColumn[] items = [new("previousYear", "上一年项目数量"), new("change", "本年增/减", Unit: CellUnit.Change)];
        FormColumn[] decisions = [.. items, new("decisions", "处理决定数量")];
        FormColumn[] procurement = [new("projects", "采购项目数量"), new("amountYuan", "采购总金额", Unit: CellUnit.Yuan)];
        yield return Active("regulations", "规章", "（一）", documents);
        yield return Active("normativeDocuments", "规范性文件", "（一）", documents);
        yield return Active("licensing", "行政许可", "（五）", decisions);
        yield return Active("otherServices", "其他对外管理服务事项", "（五）", decisions);
        yield return Active("penalties", "行政处罚", "（六）", decisions);
        yield return Active("enforcement", "行政强制", "（六）", decisions);
        yield return Active("fees", "行政事业性收费", "（八）", items);
        yield return Active("procurement", "政府集中采购", "（九）", procurement);
    }

    private static FormRow Active(string key, string label, string item, IReadOnlyList<FormColumn> columns) =>
        new(TableKind.Active, "active." + key, label, label, $"第二十条第{item}项", $"《条例》第二十条第{item}项", columns);

    private static IEnumerable<FormRow> RequestRows(bool withSingleOther)
    {
        const string Organisations = "法人或其他组织";
        FormColumn[] columns =
        [
            new(null, "自然人"), new(null, "商业企业", Organisations), new(null, "科研机构", Organisations), new(null, "社会公益组织", Organisations),
            new(null, "法律服务机构", Organisations), new(null, "其他", Organisations), new(null, "总计"),
        ];
        FormRow Row(string key, string label, string shortName, string? group, string basis, bool alternative = false) =>
            new(TableKind.Requests, "requests." + key, label, shortName, group, basis, columns) { IsAlternative = alternative };
        FormRow Outcome(string key, string label, string shortName, string? group, string basis, bool alternative = false) =>
            Row("outcomes." + key, label, "三" + shortName, group, basis, alternative);

        yield return Row("received", "一、本年新收政府信息公开申请数量", "一", null, "《条例》第三十一条");
        yield return Row("carriedIn", "二、上年结转政府信息公开申请数量", "二", null, "《条例》第三十三条");
        yield return Outcome("granted", "（一）予以公开", "（一）", null, "《条例》第三十六条第（一）项、第（二）项");
        yield return Outcome("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）", null, "《条例》第三十七条");
        const string Refused = "（三）不予公开";
        yield return Outcome("refused.stateSecret", "1.属于国家秘密", "（三）1", Refused, "《条例》第十四条");
        yield return Outcome("refused.lawForbids", "2.其他法律行政法规禁止公开", "（三）2", Refused, "《条例》第十四条");
        yield return Outcome("refused.safetyStability", "3.危及“三安全一稳定”", "（三）3", Refused, "《条例》第十四条");
        yield return Outcome("refused.thirdParty", "4.保护第三方合法权益", "（三）4", Refused, "《条例》第十五条、第三十二条");
        yield return Outcome("refused.internalAffairs", "5.属于三类内部事务信息", "（三）5", Refused, "《条例》第十六条第一款");
        yield return Outcome("refused.process", "6.属于四类过程性信息", "（三）6", Refused, "《条例》第十六条第二款");
        yield return Outcome("refused.enforcementFile", "7.属于行政执法案卷", "（三）7", Refused, "《条例》第十六条第二款");
        yield return Outcome("refused.administrativeQuery", "8.属于行政查询事项", "（三）8", Refused, "《条例》第三十六条第（七）项");
        const string Unable = "（四）无法提供";
        yield return Outcome("unable.notHeld", "1.本机关不掌握相关政府信息", "（四）1", Unable, "《条例》第三十六条第（四）项、第（五）项");
        yield return Outcome("unable.needsCreation", "2.没有现成信息需要另行制作", "（四）2", Unable, "《条例》第三十八条");
        yield return Outcome("unable.unclear", "3.补正后申请内容仍不明确", "（四）3", Unable, "《条例》第三十条");
        const string NotProcessed = "（五）不予处理";
        yield return Outcome("notProcessed.petition", "1.信访举报投诉类申请", "（五）1", NotProcessed, "《条例》第三十九条第一款");
        yield return Outcome("notProcessed.repeat", "2.重复申请", "（五）2", NotProcessed, "《条例》第三十六条第（六）项");
        yield return Outcome("notProcessed.publication", "3.要求提供公开出版物", "（五）3", NotProcessed, "《条例》第三十九条第二款");
        yield return Outcome("notProcessed.excessive", "4.无正当理由大量反复申请", "（五）4", NotProcessed, "《条例》第三十五条");
        yield return Outcome("notProcessed.confirm", "5.要求行政机关确认或重新出具已获取信息", "（五）5", NotProcessed, "国办公开办函〔2021〕30号");
        const string Other = "（六）其他处理";
        yield return Outcome("other.noSupplement", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "（六）1", Other, "《条例》第三十条", withSingleOther);
        yield return Outcome("other.feeUnpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "（六）2", Other, "国办函〔2020〕109号第六条", withSingleOther);
        yield return Outcome("other.other", "3.其他", "（六）3", Other, "国办公开办函〔2021〕30号", withSingleOther);
        yield return Row("outcomes.other", Other, "三（六）", null, "国办公开办函〔2019〕60号", alternative: !withSingleOther);
        yield return Outcome("total", "（七）总计", "（七）", null, "国办公开办函〔2021〕30号");
        yield return Row("carriedOut", "四、结转下年度继续办理", "四", null, "《条例》第三十三条");
    }

    private static IEnumerable<FormRow> RemedyRows()
    {
        const string Litigation = "行政诉讼";
        FormColumn[] columns = [new(null, "结果维持"), new(null, "结果纠正"), new(null, "其他结果"), new(null, "尚未审结"), new(null, "总计")];
        FormRow Row(string key, string label, string? group, string basis) => new(TableKind.Remedies, "remedies." + key, label, label, group, basis, columns);
        yield return Row("review", "行政复议", null, "《条例》第五十条第（三）项、《行政复议法》");
        yield return Row("litigationDirect", "未经复议直接起诉", Litigation, "《条例》第五十条第（三）项、《行政诉讼法》");
        yield return Row("litigationAfterReview", "复议后起诉", Litigation, "《条例》第五十条第（三）项、《行政诉讼法》");
    }
}
