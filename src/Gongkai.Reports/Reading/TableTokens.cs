namespace Gongkai.Reports.Reading;

/// <summary>One value printed in a table row.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="IsPad">True for one of several separators in a row, which may be an empty cell or mere padding behind the row's end.</param>
/// <param name="Column">The column it stands in where the carrier tells; −1 where only the order is known.</param>
internal readonly record struct ValueToken(CellText Text, int Line, bool IsPad = false, int Column = -1)
{
    /// <summary>True for an empty cell or padding.</summary>
    public bool IsBlank => Text.Kind == CellTextKind.Blank;
}

/// <summary>A row of a statutory table: its label and the values printed behind it, in order.</summary>
internal sealed class RowTokens(string key, string label, int line)
{
    /// <summary>The path of the row in the form.</summary>
    public string Key { get; } = key;

    /// <summary>The label as printed; null where fragments of other labels may be mixed in.</summary>
    public string? Label { get; set; } = label;

    /// <summary>Where the label begins.</summary>
    public int Line { get; } = line;

    /// <summary>The values.</summary>
    public List<ValueToken> Values { get; } = [];

    /// <summary>True when anything but blanks is printed.</summary>
    public bool HasContent
    {
        get
        {
            foreach (var value in Values)
            {
                if (!value.IsBlank)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>The values behind one label of table four.</summary>
internal sealed record RemedySegment(string Key, string Text, List<ValueToken> Values);
