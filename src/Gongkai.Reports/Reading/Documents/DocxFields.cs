namespace Gongkai.Reports.Reading.Documents;

/// <summary>Fields: their instructions are not text, their results are; a table of contents is neither.</summary>
internal sealed class DocxFields
{
    /// <summary>Fields in fields beyond this are not followed.</summary>
    private const int MaxNesting = 32;

    private readonly Stack<(bool InResult, bool IsContents)> open = new();

    public bool Silent => open.Any(f => !f.InResult || f.IsContents);

    /// <summary>Instructions end with their paragraph: a field that somebody broke must not swallow the document.</summary>
    public void EndParagraph()
    {
        while (open.TryPeek(out var field) && !field.InResult)
        {
            open.Pop();
        }
    }

    /// <summary>No table of contents holds a table.</summary>
    public void Reset() => open.Clear();

    public void Mark(string type)
    {
        if (type == "begin" && open.Count < MaxNesting)
        {
            open.Push((false, false));
        }
        else if (type == "separate" && open.TryPop(out var field))
        {
            open.Push(field with { InResult = true });
        }
        else if (type == "end" && open.Count > 0)
        {
            open.Pop();
        }
    }

    public void Instruction(string text)
    {
        if (text.TrimStart().StartsWith("TOC", StringComparison.OrdinalIgnoreCase) && open.TryPop(out var field))
        {
            open.Push(field with { IsContents = true });
        }
    }
}
