namespace Gongkai.Reports.Reading;

/// <summary>One cell of a flattened line.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Parsed">What the text says.</param>
/// <param name="IsPad">True when nothing at all, not even a space, stood between two separators.</param>
internal readonly record struct FlatCell(string Text, CellText Parsed, bool IsPad)
{
    /// <summary>An empty cell, or padding.</summary>
    public static FlatCell Empty(bool isPad) => new("", new CellText(CellTextKind.Blank), isPad);
}

/// <summary>Splits a line of flattened text into the cells it once was.</summary>
internal static class FlatCells
{
    /// <summary>The cells of a line: split at <c>|</c> or tabs, or a label with the numbers behind it, or the whole line.</summary>
    public static void Split(string line, List<FlatCell> cells)
    {
        cells.Clear();
        var separator = line.Contains('|') ? '|' : line.Contains('｜') ? '｜' : line.Contains('\t') ? '\t' : '\0';
        if (separator == '\0')
        {
            AddWithNumbers(line.AsSpan(), cells);
            return;
        }

        if (IsRule(line))
        {
            return;
        }

        var rest = line.AsSpan();
        if (separator == '|')
        {
            rest = Canonical.Trim(rest);

            // Markdown opens a row with a separator that closes no cell; a line of separators alone is all padding.
            if (rest.Length > 1 && rest[0] == '|' && rest[1] != '|' && !IsOnlySeparators(rest))
            {
                rest = rest[1..];
            }
        }

        while (rest.Length > 0)
        {
            var at = rest.IndexOf(separator);
            var cell = at < 0 ? rest : rest[..at];
            if (Canonical.Trim(cell).Length == 0)
            {
                if (at >= 0)
                {
                    cells.Add(FlatCell.Empty(separator == '|' && cell.Length == 0));
                }
            }
            else
            {
                AddWithNumbers(cell, cells);
            }

            rest = at < 0 ? default : rest[(at + 1)..];
        }

        if (separator == '\t' && line.EndsWith('\t'))
        {
            cells.Add(FlatCell.Empty(isPad: false));
        }

        // «13 | |||||||»: the blank before separators without one is part of the padding, not an empty cell.
        for (var c = cells.Count - 2; c >= 0 && cells[c + 1].IsPad && cells[c].Parsed.Kind == CellTextKind.Blank; c--)
        {
            cells[c] = FlatCell.Empty(isPad: true);
        }
    }

    /// <summary>True when a document writes its separators on lines of their own, so that <c>|</c> alone ends the cell before it and is no empty cell.</summary>
    public static bool SeparatorsStandAlone(IReadOnlyList<string> lines)
    {
        int alone = 0, behind = 0;
        foreach (var line in lines)
        {
            if (line.Length > 0 && line.Contains('|'))
            {
                var trimmed = Canonical.Trim(line);
                if (trimmed.Length == 1)
                {
                    alone++;
                }
                else if (!IsOnlySeparators(trimmed))
                {
                    behind++;
                }
            }
        }

        return alone > 8 && alone > 4 * behind;
    }

    /// <summary>True for a Markdown rule: <c>| --- | :--: |</c>.</summary>
    private static bool IsRule(string line)
    {
        var dashes = 0;
        foreach (var c in line)
        {
            if (c == '-')
            {
                dashes++;
            }
            else if (c is not ('|' or ':' or ' '))
            {
                return false;
            }
        }

        return dashes >= 3 && line.Contains("---", StringComparison.Ordinal);
    }

    private static bool IsOnlySeparators(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c != '|' && !Canonical.IsBlank(c))
            {
                return false;
            }
        }

        return true;
    }

    // «（一）予以公开 41 0 0 0 0 0 41» in one piece: the numbers behind the last blank-separated word are cells of their own.
    private static void AddWithNumbers(ReadOnlySpan<char> cell, List<FlatCell> cells)
    {
        cell = Canonical.Trim(cell);
        if (cell.Length == 0)
        {
            return;
        }

        var whole = CellText.Parse(cell);
        if (whole.Kind != CellTextKind.Words || LastBlank(cell) < 0)
        {
            cells.Add(new FlatCell(SharedText.Of(cell), whole, false));
            return;
        }

        if (AddHeads(cell, cells))
        {
            return;
        }

        var first = cells.Count;
        var label = cell;
        while (label.Length > 0)
        {
            var at = LastBlank(label);
            var piece = label[(at + 1)..];
            var parsed = CellText.Parse(piece);
            if (parsed is not { Kind: CellTextKind.Number or CellTextKind.NotApplicable } || piece[^1] is '.' or '、'
                || (parsed.Note is not null && (at < 0 || RowLabels.MatchText(label[..at]) is not { Kind: LabelKind.Row })))
            {
                break;
            }

            cells.Insert(first, new FlatCell(SharedText.Of(piece), parsed, false));
            label = at < 0 ? default : Canonical.Trim(label[..at]);
        }

        if (label.Length > 0)
        {
            cells.Insert(first, new FlatCell(label.ToString(), label.Length == cell.Length ? whole : CellText.Parse(label), false));
        }
    }

    // «结果维持 结果纠正 其他结果»: words of the head side by side, each a cell of its own.
    private static bool AddHeads(ReadOnlySpan<char> cell, List<FlatCell> cells)
    {
        var first = cells.Count;
        while (cell.Length > 0)
        {
            var length = 0;
            while (length < cell.Length && !Canonical.IsBlank(cell[length]))
            {
                length++;
            }

            var word = cell[..length];
            if (word is not ("其他" or "总计") && RowLabels.MatchText(word) is not { Kind: LabelKind.Head or LabelKind.Group })
            {
                cells.RemoveRange(first, cells.Count - first);
                return false;
            }

            cells.Add(new FlatCell(SharedText.Of(word), new CellText(CellTextKind.Words, Note: SharedText.Of(word)), false));
            cell = Canonical.Trim(cell[length..]);
        }

        return true;
    }

    private static int LastBlank(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (Canonical.IsBlank(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
