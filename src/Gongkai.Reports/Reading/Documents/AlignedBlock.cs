namespace Gongkai.Reports.Reading.Documents;

/// <summary>A head and the rows under it, read from where the words stand.</summary>
internal sealed class AlignedBlock
{
    /// <summary>How far from a label's lines, in type sizes, its numbers may stand.</summary>
    private const double Beside = 0.9;

    /// <summary>How far a text may reach over a column's edge, in type sizes.</summary>
    private const double Over = 0.4;

    /// <summary>Five for each of the three ways to be reviewed.</summary>
    private const int RemedyColumns = 15;

    /// <summary>Head words that stand over several columns.</summary>
    private static readonly HashSet<string> Spanning = ["申请人情况", "法人或其他组织", "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];

    private readonly List<PdfLine> lines;
    private readonly List<(double Middle, List<PdfWord> Values)> valueRows = [];
    private readonly List<Leaf> leaves = [];
    private readonly List<List<PdfWord>> spanning = [];
    private readonly List<Label> labels = [];
    private readonly List<PdfWord> corner = [];
    private readonly double size;
    private string side = "";

    public AlignedBlock(List<PdfLine> lines)
    {
        // A head that is printed again on the next page says nothing new.
        var firstValues = lines.FindIndex(l => l.Words.Exists(w => AlignedTables.IsValue(w.Text)));
        var head = lines.Take(Math.Max(0, firstValues)).Select(l => l.Text).ToHashSet();
        this.lines = [.. lines.Where((l, i) => i < firstValues || !head.Contains(l.Text))];
        size = lines[0].Size;
        foreach (var line in this.lines)
        {
            if (line.Words.Where(w => AlignedTables.IsValue(w.Text)).ToList() is { Count: > 0 } values)
            {
                valueRows.Add((values.Average(v => v.Middle), values));
            }
        }

        ReadHead();
        if (valueRows.Count > 0)
        {
            ReadLabels();
        }
    }

    /// <summary>The rows of the block; label columns first, then one column for each leaf of the head.</summary>
    public List<IReadOnlyList<SourceCell>> Rows()
    {
        if (valueRows.Count == 0 && leaves.Count == RemedyColumns)
        {
            // Table four has one row; its head is there, its cells are empty.
            var empty = new List<IReadOnlyList<SourceCell>>();
            AddHead(empty, 0);
            return [.. empty, [.. leaves.Select(_ => new SourceCell(""))]];
        }

        if (valueRows.Count == 0)
        {
            return [.. lines.Select(l => (IReadOnlyList<SourceCell>)[new SourceCell(l.Text)])];
        }

        var rows = new List<IReadOnlyList<SourceCell>>();
        var hasGroups = labels.Exists(l => l.IsGroup);
        var labelColumns = labels.Count == 0 ? 0 : side.Length > 0 ? 3 : hasGroups ? 2 : 1;
        AddHead(rows, labelColumns);

        var placed = new HashSet<int>();
        var printed = labels.Where(l => !l.IsGroup).ToList();
        var inSide = side.Length > 0 ? printed.Count(l => l.IsOutcome) : 0;
        var groups = new Queue<Label>(labels.Where(l => l.IsGroup));
        foreach (var label in printed)
        {
            var row = ValueRowOf(label, placed);
            for (var r = 0; r < row; r++)
            {
                AddUnlabelled(rows, r, placed, labelColumns);
            }

            var cells = new List<SourceCell>();
            var left = labelColumns;
            if (label.IsOutcome && side.Length > 0)
            {
                if (inSide > 0)
                {
                    cells.Add(new SourceCell(side, 1, inSide));
                    inSide = 0;
                }

                left--;
            }

            if (hasGroups && label.IsSub)
            {
                if (label.Text[0] == '1' && groups.TryDequeue(out var group))
                {
                    var members = printed.SkipWhile(l => l != label).Skip(1).TakeWhile(l => l.IsSub && l.Text[0] != '1').Count() + 1;
                    cells.Add(new SourceCell(group.Text, 1, members));
                    left--;
                }
                else if (rows.Count > 0 && printed.IndexOf(label) is > 0 and var at && printed[at - 1].IsSub)
                {
                    left--;
                }
            }

            cells.Add(new SourceCell(label.Text, Math.Max(1, left)));
            cells.AddRange(row >= 0 ? Values(valueRows[row].Values) : leaves.Select(_ => new SourceCell("")));
            placed.Add(row);
            rows.Add(cells);
        }

        for (var r = 0; r < valueRows.Count; r++)
        {
            AddUnlabelled(rows, r, placed, labelColumns);
        }

        return rows;
    }

    private void AddHead(List<IReadOnlyList<SourceCell>> rows, int labelColumns)
    {
        var first = string.Concat(corner.Select(w => w.Text));
        foreach (var words in spanning)
        {
            var cells = labelColumns > 0 ? new List<SourceCell> { new(first, labelColumns) } : [];
            first = "";
            var nearest = leaves.Select(l => words.MinBy(w => Math.Abs(w.Centre - l.Centre))).ToList();
            cells.AddRange(words.Select(w => new SourceCell(w.Text, Math.Max(1, nearest.Count(n => n == w)))));
            rows.Add(cells);
        }

        if (leaves.Count > 0 || first.Length > 0)
        {
            rows.Add([.. labelColumns > 0 ? [new SourceCell(first, labelColumns)] : Array.Empty<SourceCell>(), .. leaves.Select(l => new SourceCell(l.Text))]);
        }
    }

    private void AddUnlabelled(List<IReadOnlyList<SourceCell>> rows, int row, HashSet<int> placed, int labelColumns)
    {
        if (placed.Add(row))
        {
            rows.Add([.. labelColumns > 0 ? [new SourceCell("", labelColumns)] : Array.Empty<SourceCell>(), .. Values(valueRows[row].Values)]);
        }
    }

    /// <summary>One cell for each leaf with the value under it. Where two values would share a leaf the head says nothing, and the values follow in their order.</summary>
    private IEnumerable<SourceCell> Values(List<PdfWord> values)
    {
        var cells = new string[leaves.Count];
        foreach (var value in values)
        {
            var leaf = leaves.Count == 0 ? -1 : leaves.IndexOf(leaves.MinBy(l => Math.Abs(l.Centre - value.Centre))!);
            if (leaf < 0 || cells[leaf] is not null)
            {
                return values.Select(v => new SourceCell(v.Text));
            }

            cells[leaf] = value.Text;
        }

        return cells.Select(c => new SourceCell(c ?? ""));
    }

    /// <summary>The row of values beside a label's lines; -1 when its cells are all blank.</summary>
    private int ValueRowOf(Label label, HashSet<int> placed)
    {
        var best = -1;
        for (var r = 0; r < valueRows.Count; r++)
        {
            var middle = valueRows[r].Middle;
            if (!placed.Contains(r) && middle > label.Top - Beside * size && middle < label.Bottom + Beside * size &&
                (best < 0 || Math.Abs(middle - label.Middle) < Math.Abs(valueRows[best].Middle - label.Middle)))
            {
                best = r;
            }
        }

        return best;
    }

    private void ReadHead()
    {
        var firstValue = valueRows.SelectMany(r => r.Values).Select(v => v.Left).DefaultIfEmpty(0).Min();
        var firstRow = valueRows.Select(r => r.Middle).DefaultIfEmpty(double.MaxValue).First();
        foreach (var line in lines.Where(l => l.Middle < firstRow - Over * size).Reverse())
        {
            var over = new List<PdfWord>();
            foreach (var word in line.Words.Where(w => w.Centre > firstValue - size && !IsInLabels(w, firstValue)))
            {
                var under = leaves.FindAll(l => l.Left < word.Right - 1 && word.Left < l.Right - 1);
                if (under.Count > 1 || Spanning.Contains(Canonical.Label(word.Text)))
                {
                    over.Add(word);
                }
                else if (under.Count == 1)
                {
                    under[0].PutOnTop(word);
                }
                else
                {
                    leaves.Add(new Leaf(word));
                }
            }

            if (over.Count > 0)
            {
                spanning.Insert(0, over);
            }
        }

        leaves.Sort((a, b) => a.Centre.CompareTo(b.Centre));
    }

    /// <summary>A label that reaches far to the right, above the first numbers.</summary>
    private static bool IsInLabels(PdfWord word, double firstValue) => word.Left < firstValue && AlignedTables.LabelStart().IsMatch(word.Text);

    private void ReadLabels()
    {
        var firstValue = valueRows.SelectMany(r => r.Values).Min(v => v.Left);
        var heads = leaves.SelectMany(l => l.Words).Concat(spanning.SelectMany(w => w)).ToHashSet();
        var words = lines.SelectMany(l => l.Words).Where(w => !AlignedTables.IsValue(w.Text) && !heads.Contains(w)).ToList();

        // The columns of the labels begin where their kinds of ordinals begin.
        var outcomes = words.Where(w => w.Text[0] is '（' or '(' && AlignedTables.LabelStart().IsMatch(w.Text)).Select(w => w.Left).DefaultIfEmpty(double.NaN).Min();
        var subs = words.Where(w => char.IsDigit(w.Text[0]) && AlignedTables.LabelStart().IsMatch(w.Text)).Select(w => w.Left).DefaultIfEmpty(double.NaN).Min();
        var besideOutcomes = false;
        foreach (var word in words)
        {
            // 三、本年度办理结果 runs down beside the outcomes, a few characters a line.
            besideOutcomes = word.Right < outcomes + Over * size && word.Text[0] == '三' || (besideOutcomes && word.Text[0] != '四');
            if (besideOutcomes && word.Right < outcomes + Over * size)
            {
                side += word.Text;
                continue;
            }

            if (double.IsNaN(outcomes) && AlignedTables.IsHead(word.Text))
            {
                corner.Add(word);
                continue;
            }

            var last = labels.FindLast(l => double.IsNaN(subs) || (word.Left > subs - Over * size) == l.IsSub) ?? labels.LastOrDefault();
            if (AlignedTables.LabelStart().IsMatch(word.Text) || (double.IsNaN(outcomes) && (last is null || RowLabels.IsOfficial(last.Text) || word.Middle - last.Bottom > 3 * size)))
            {
                labels.Add(new Label(word));
            }
            else if (last is null || (labels.Count == 0 && word.Right < firstValue))
            {
                corner.Add(word);
            }
            else
            {
                last.Add(word);
            }
        }

        for (var i = 0; i < labels.Count; i++)
        {
            labels[i].IsGroup = labels[i].IsOutcome && !labels[i].IsSub && labels[i].Text.Length > 2 &&
                (labels[i].Text[1] is '三' or '四' or '五' || (labels[i].Text[1] == '六' && labels.Exists(l => l.IsSub && l.Text.Contains("逾期", StringComparison.Ordinal))));
        }
    }

    /// <summary>A column's head, its words one below the other.</summary>
    private sealed class Leaf(PdfWord word)
    {
        public List<PdfWord> Words { get; } = [word];

        public double Left => Words.Min(w => w.Left);

        public double Right => Words.Max(w => w.Right);

        public double Centre => (Left + Right) / 2;

        public string Text => string.Concat(Words.Select(w => w.Text));

        public void PutOnTop(PdfWord upper) => Words.Insert(0, upper);
    }

    /// <summary>A row's or a group's label with its lines.</summary>
    private sealed class Label(PdfWord word)
    {
        public List<PdfWord> Words { get; } = [word];

        public string Text { get; private set; } = word.Text;

        public bool IsGroup { get; set; }

        /// <summary>1. 属于国家秘密</summary>
        public bool IsSub => char.IsDigit(Text[0]);

        /// <summary>A part of 三、本年度办理结果.</summary>
        public bool IsOutcome => IsSub || Text[0] is '（' or '(';

        public double Top => Words[0].Middle;

        public double Bottom => Words[^1].Middle;

        public double Middle => Words.Average(w => w.Middle);

        public void Add(PdfWord word)
        {
            Words.Add(word);
            Text += word.Text;
        }
    }
}
