using System.Text;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>
/// Puts the statutory tables together from the stream of texts and values that a document holds, whatever carried them:
/// every value belongs to the label before it.
/// </summary>
internal sealed class TableAssembler
{
    private const int LongestFragment = 40;

    // The key of a row whose label is not known yet.
    private const string Unnamed = "";
    private readonly Dictionary<string, RowTokens> rows = new(StringComparer.Ordinal);
    private readonly List<RemedySegment> remedies = [];
    private readonly StringBuilder pending = new();
    private RowTokens? current;
    private RowTokens? other;
    private TableKind? table;
    private bool requestRowsBegun;
    private int votes2019;
    private int votes2021;

    /// <summary>The rows found, by path.</summary>
    public IReadOnlyDictionary<string, RowTokens> Rows => rows;

    /// <summary>What table four holds behind each of its labels.</summary>
    public IReadOnlyList<RemedySegment> Remedies => remedies;

    /// <summary>The table the stream is in; null outside of tables.</summary>
    public TableKind? Table => table;

    /// <summary>True when padding between two values was seen: then the document keeps its empty cells, and padding is empty cells.</summary>
    public bool KeepsEmptyCells { get; private set; }

    /// <summary>The layout that the labels speak for; null when they do not tell.</summary>
    public ReportFormat? Format =>
        (votes2019, votes2021) switch
        {
            (0, 0) => null,
            _ when votes2019 > votes2021 => ReportFormat.Format2019,
            _ => ReportFormat.Format2021,
        };

    /// <summary>True when a flattened line opens a table: a head, or a first row.</summary>
    public static bool Opens(List<FlatCell> cells)
    {
        if (cells.Count == 0 || cells[0].Text.Length > 130)
        {
            return false;
        }

        var first = cells[0].Text.Length == 0 && cells.Count > 1 ? cells[1].Text : cells[0].Text;
        if (RowLabels.MatchText(first) is not { } hit)
        {
            return false;
        }

        return hit switch
        {
            { Kind: LabelKind.Head, Table: TableKind.Active } => true,
            { Kind: LabelKind.Head } => first.Length <= 80,
            { Kind: LabelKind.Row, Key: "requests.received" } => first.Length <= 40,
            { Kind: LabelKind.Row } => HasNumber(cells),
            { Table: TableKind.Remedies } => true,
            _ => false,
        };
    }

    /// <summary>A text between values. False when it cannot belong to a table: then the table has ended.</summary>
    public bool Word(string text, int line)
    {
        var canonical = Canonical.Label(text);
        if (canonical.Length == 0)
        {
            return true;
        }

        // What goes on below the values carries no number of its own: «5.要求行政机关确认或», values, «重新出具已获取信息».
        if (current is { Key: Unnamed } half && !char.IsAsciiDigit(canonical[0]) && !"一二三四五六七".Contains(canonical[0])
            && Match(Canonical.Label(half.Label + text)) is { Kind: LabelKind.Row } whole)
        {
            Name(half, whole, half.Label + text);
            return true;
        }

        var joined = "";
        var hit = Match(canonical) ?? RowLabels.MatchExplained(text);
        if (hit is null && pending.Length > 0)
        {
            joined = pending.ToString();
            hit = Match(Canonical.Label(joined) + canonical);
        }

        if (hit is { } found)
        {
            Take(found, joined + text, line);
            return true;
        }

        if (IsComplete() || text.Contains('。') || text.Length > LongestFragment)
        {
            End();
            return false;
        }

        if (pending.Length > 120)
        {
            pending.Clear();
        }

        pending.Append(text);
        return true;
    }

    /// <summary>A value behind the label before it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="alone">True for a separator alone on its line.</param>
    public void Value(ValueToken value, bool alone = false)
    {
        if (pending.Length > 0)
        {
            // Words that no row of the form has, and then values: a row of the author's own, whose values are nobody else's,
            // or the first half of a label that goes on below its values.
            if (table != TableKind.Remedies && !value.IsBlank && (current is null || current.HasContent || RowLabels.IsOfficial(current.Label ?? "")))
            {
                Finish();
                current = new RowTokens(Unnamed, pending.ToString(), value.Line);
            }

            pending.Clear();
        }

        if (table == TableKind.Remedies)
        {
            // Padding before the first value closes the row of heads.
            if (remedies.Count > 0 && !(value.IsPad && !alone && remedies[^1].Values.Count == 0))
            {
                remedies[^1].Values.Add(value);
            }

            return;
        }

        if (current is not null)
        {
            var values = current.Values;
            KeepsEmptyCells |= !value.IsPad && !value.IsBlank && values.Count > 0 && values[^1].IsPad;
            values.Add(value);
        }
    }

    /// <summary>A row as a whole, from a carrier that knows its cells.</summary>
    public void Row(string key, string label, int line, List<ValueToken> values, ReportFormat? format = null)
    {
        Vote(format);
        Begin(key, label, line);
        current!.Values.AddRange(values);
        requestRowsBegun |= key.StartsWith("requests.", StringComparison.Ordinal);
        table = key.StartsWith("active.", StringComparison.Ordinal) ? TableKind.Active : TableKind.Requests;
    }

    /// <summary>A group or head, from a carrier that knows its cells.</summary>
    public void Head(LabelHit hit, string text, int line) => Take(hit, text, line);

    /// <summary>Ends the table the stream is in.</summary>
    public void End()
    {
        Finish();
        pending.Clear();
        table = null;
    }

    /// <summary>True when the open row or group has all that its place in the form can hold, so that other text ends the table.</summary>
    private bool IsComplete() => table switch
    {
        TableKind.Remedies => remedies.Count > 0 && remedies[^1].Values.Count > 0,
        TableKind.Requests => current is { Key: "requests.carriedOut", Values.Count: > 0 },
        TableKind.Active => current is { Key: "active.feesWan" or "active.procurement", Values.Count: > 0 },
        _ => true,
    };

    private static bool HasNumber(List<FlatCell> cells)
    {
        for (var i = 1; i < cells.Count; i++)
        {
            if (cells[i].Parsed.Kind == CellTextKind.Number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Recognises a text where the stream stands: «其他» and «总计» are heads in one place and rows in another.</summary>
    public LabelHit? Match(string canonical) => canonical switch
    {
        "其他" when current?.Key.StartsWith("requests.outcomes.other.", StringComparison.Ordinal) == true && current.Values.Count > 0 =>
            new(LabelKind.Row, TableKind.Requests, "requests.outcomes.other.other"),
        "其他" or "总计" when table == TableKind.Remedies => new(LabelKind.Head, TableKind.Remedies, ""),
        "总计" or "合计" when current?.Key.StartsWith("requests.outcomes.other", StringComparison.Ordinal) == true && current.Values.Count > 0 =>
            new(LabelKind.Row, TableKind.Requests, "requests.outcomes.total"),
        "其他" or "总计" => new(LabelKind.Head, TableKind.Requests, ""),
        "七合计" => new(LabelKind.Row, TableKind.Requests, "requests.outcomes.total"),
        _ => RowLabels.Match(canonical),
    };

    private void Take(LabelHit hit, string text, int line)
    {
        pending.Clear();
        Vote(hit.Format);
        if (hit.Table == TableKind.Remedies)
        {
            Finish();
            table = TableKind.Remedies;
            remedies.Add(new RemedySegment(hit.Key, text, []));
            return;
        }

        table = hit.Table;
        if (hit.Kind == LabelKind.Row)
        {
            Begin(hit.Key, text, line);
            requestRowsBegun |= hit.Table == TableKind.Requests;
            return;
        }

        Finish();
        if (hit.Key == "requests.outcomes.other" && requestRowsBegun)
        {
            // 「（六）其他处理」 is a row where numbers follow it, else the group of its three rows.
            other = current = new RowTokens(hit.Key, text, line);
        }
    }

    private void Name(RowTokens half, LabelHit whole, string label)
    {
        var named = new RowTokens(whole.Key, label, half.Line);
        named.Values.AddRange(half.Values);
        current = named;
        requestRowsBegun |= whole.Table == TableKind.Requests;
    }

    private void Begin(string key, string label, int line)
    {
        if (ReferenceEquals(current, other) && key == "requests.outcomes.total" && current is { Values.Count: > 0 })
        {
            // Straight on to （七）: 「（六）其他处理」 was a row, though an empty one.
            rows.TryAdd(current.Key, current);
        }

        Finish();
        current = new RowTokens(key, label.Trim(), line);
    }

    private void Finish()
    {
        if (current is { Key.Length: > 0 } && (!ReferenceEquals(current, other) || current.HasContent)
            && (!rows.TryGetValue(current.Key, out var known) || (!known.HasContent && current.HasContent)))
        {
            rows[current.Key] = current;
        }

        (current, other) = (null, null);
    }

    private void Vote(ReportFormat? format)
    {
        votes2019 += format == ReportFormat.Format2019 ? 1 : 0;
        votes2021 += format == ReportFormat.Format2021 ? 1 : 0;
    }

    /// <summary>True for a page number between its dashes, 「— 12 —」, or 「第12页」.</summary>
    public static bool IsPageMark(string text)
    {
        var trimmed = Canonical.Trim(text);
        return trimmed.Length is > 2 and < 12 && (trimmed[0] is '-' or '—' or '–' or '－' or '第') && (trimmed[^1] is '-' or '—' or '–' or '－' or '页')
            && trimmed.IndexOfAnyInRange('0', '9') >= 0;
    }
}
