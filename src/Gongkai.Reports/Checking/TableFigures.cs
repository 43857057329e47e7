using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>A figure of the tables that a claim can be held against: one cell, or several added up.</summary>
/// <param name="Value">The sum.</param>
/// <param name="Cells">The cells' paths.</param>
/// <param name="Where">How the message names them.</param>
internal readonly record struct Figure(decimal Value, IReadOnlyList<string> Cells, string Where);

/// <summary>Looks up in a report's tables what a claim counts. A figure is known only when every cell in it is: blank is not zero.</summary>
internal sealed class TableFigures(AnnualReport report)
{
    private static readonly (Outcomes Row, string Key)[] OutcomeRows =
    [
        (Outcomes.Granted, "granted"), (Outcomes.Partial, "partial"),
        (Outcomes.StateSecret, "refused.stateSecret"), (Outcomes.LawForbids, "refused.lawForbids"), (Outcomes.SafetyStability, "refused.safetyStability"),
        (Outcomes.ThirdParty, "refused.thirdParty"), (Outcomes.InternalAffairs, "refused.internalAffairs"), (Outcomes.Process, "refused.process"),
        (Outcomes.EnforcementFile, "refused.enforcementFile"), (Outcomes.AdministrativeQuery, "refused.administrativeQuery"),
        (Outcomes.NotHeld, "unable.notHeld"), (Outcomes.NeedsCreation, "unable.needsCreation"), (Outcomes.Unclear, "unable.unclear"),
        (Outcomes.Petition, "notProcessed.petition"), (Outcomes.Repeat, "notProcessed.repeat"), (Outcomes.Publication, "notProcessed.publication"),
        (Outcomes.Excessive, "notProcessed.excessive"), (Outcomes.Confirm, "notProcessed.confirm"),
        (Outcomes.NoSupplement, "other.noSupplement"), (Outcomes.FeeUnpaid, "other.feeUnpaid"), (Outcomes.OtherOther, "other.other"),
    ];

    private static readonly (Outcomes Group, string Name)[] Groups =
    [
        (Outcomes.Granted, "（一）予以公开"), (Outcomes.Partial, "（二）部分公开"), (Outcomes.Refused, "（三）不予公开"),
        (Outcomes.Unable, "（四）无法提供"), (Outcomes.NotProcessed, "（五）不予处理"), (Outcomes.Other, "（六）其他处理"),
    ];

    /// <summary>The report whose tables these are.</summary>
    public AnnualReport Report => report;

    /// <summary>一、本年新收.</summary>
    public Figure? Received(int column) => Requests("received", column);

    /// <summary>二、上年结转.</summary>
    public Figure? CarriedIn(int column) => Requests("carriedIn", column);

    /// <summary>四、结转下年度继续办理.</summary>
    public Figure? CarriedOut(int column) => Requests("carriedOut", column);

    /// <summary>三（七）总计.</summary>
    public Figure? Total(int column) => Requests("outcomes.total", column);

    /// <summary>The outcomes of a set of rows, 总计 column or an applicant's.</summary>
    public Figure? Outcome(Outcomes rows, int column = Claim.AllApplicants)
    {
        var cells = new List<string>();
        var parts = new List<string>();
        decimal total = 0;
        foreach (var (group, name) in Groups)
        {
            var wanted = rows & group;
            if (wanted == Outcomes.None)
            {
                continue;
            }

            if (Group(wanted, group, column, cells) is not { } value)
            {
                return null;
            }

            total += value;
            parts.Add(wanted == group ? $"{name}（{Plain(value)}）" : $"{RowName(wanted)}（{Plain(value)}）");
        }

        var place = column == Claim.AllApplicants ? "第三部分表总计列" : $"第三部分表“{report.Form.Row("requests.received")!.Columns[column].Label}”列";
        return new Figure(total, cells, parts.Count == 1 && cells.Count == 1 ? place + parts[0][..parts[0].LastIndexOf('（')] : place + string.Join("＋", parts));
    }

    /// <summary>A row of table four.</summary>
    public Figure? Remedy(string row, int column) => Cell($"remedies.{row}", column);

    /// <summary>Both rows of 行政诉讼.</summary>
    public Figure? Litigation(int column) => Plus(Remedy("litigationDirect", column), Remedy("litigationAfterReview", column));

    /// <summary>A cell of table two by its path below <c>active</c>.</summary>
    public Figure? Active(string path)
    {
        var cell = report.Form.Cell("active." + path);
        return cell is null ? null : Cell(cell.Row.Key, cell.ColumnIndex);
    }

    /// <summary>Two figures added up; null unless both are known.</summary>
    public static Figure? Plus(Figure? a, Figure? b) =>
        a is { } first && b is { } second ? new Figure(first.Value + second.Value, [.. first.Cells, .. second.Cells], $"{first.Where}（{Plain(first.Value)}）＋{second.Where}（{Plain(second.Value)}）") : null;

    /// <summary>A number as messages print it.</summary>
    public static string Plain(decimal value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    private decimal? Group(Outcomes wanted, Outcomes group, int column, List<string> cells)
    {
        if (group == Outcomes.Other && report.HasSingleOther)
        {
            return wanted == group ? AddCell("requests.outcomes.other", column, cells) : null;
        }

        decimal sum = 0;
        foreach (var (row, key) in OutcomeRows)
        {
            if ((wanted & row) != 0)
            {
                if (AddCell("requests.outcomes." + key, column, cells) is not { } value)
                {
                    return null;
                }

                sum += value;
            }
        }

        return sum;
    }

    private decimal? AddCell(string key, int column, List<string> cells)
    {
        if (Cell(key, column) is not { } figure)
        {
            return null;
        }

        cells.AddRange(figure.Cells);
        return figure.Value;
    }

    private string RowName(Outcomes rows)
    {
        var names = OutcomeRows.Where(r => (rows & r.Row) != 0).Select(r => report.Form.Row("requests.outcomes." + r.Key)?.Label ?? r.Key);
        return string.Join("、", names);
    }

    private Figure? Requests(string key, int column) => Cell("requests." + key, column);

    private Figure? Cell(string key, int column)
    {
        if (report.Form.Row(key) is not { } row)
        {
            return null;
        }

        if (column == Claim.Organisations)
        {
            Figure? sum = Cell(key, 1);
            for (var c = 2; c <= 5 && sum is not null; c++)
            {
                sum = Plus(sum, Cell(key, c));
            }

            return sum is { } known ? known with { Where = $"{Place(row)}·法人或其他组织各列合计" } : null;
        }

        var value = report[row, column];
        if (row.Table == TableKind.Requests && column == Claim.AllApplicants && value.State is CellState.Blank or CellState.Missing)
        {
            return SumOfColumns(row);
        }

        if (value.State is not (CellState.Stated or CellState.Recovered) || value.Value is not { } number)
        {
            return null;
        }

        var cell = report.Form.Cell(row, column);
        var name = row.Table == TableKind.Active && cell.Column.Label.StartsWith("本年处理", StringComparison.Ordinal) ? Place(row) : $"{Place(row)}·{cell.Column.Label}";
        return new Figure(number, [cell.Path], name);
    }

    /// <summary>A total that is not filled in, where every column before it is.</summary>
    private Figure? SumOfColumns(FormRow row)
    {
        decimal sum = 0;
        var cells = new string[Claim.AllApplicants];
        for (var c = 0; c < cells.Length; c++)
        {
            if (report[row, c].Value is not { } value)
            {
                return null;
            }

            sum += value;
            cells[c] = report.Form.Cell(row, c).Path;
        }

        return new Figure(sum, cells, $"{Place(row)}·各列合计");
    }

    private static string Place(FormRow row) => row.Table switch
    {
        TableKind.Active => $"第二部分表“{row.Label}”",
        TableKind.Requests => $"第三部分表“{ShortLabel(row.Label)}”",
        TableKind.Remedies => $"第四部分表“{row.Label}”",
    };

    private static string ShortLabel(string label) => label.StartsWith("（二）", StringComparison.Ordinal) ? "（二）部分公开" : label;
}
