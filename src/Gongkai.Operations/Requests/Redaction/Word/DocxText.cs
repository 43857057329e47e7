using System.Text;
using System.Xml.Linq;
using Gongkai.Domain.Requests.Redaction;
using static Gongkai.Operations.Requests.Redaction.Word.DocxVocabulary;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>A piece of text in the copy, in one element.</summary>
/// <param name="Element">The element.</param>
/// <param name="Flow">What flows together: the body between tables, a cell, a text box, a header, a note.</param>
/// <param name="Paragraph">Its paragraph.</param>
internal sealed record DocxPiece(XElement Element, int Flow, DocxParagraph Paragraph);

/// <summary>A paragraph of the copy.</summary>
/// <param name="part">正文, 页眉, 页脚, 脚注, 尾注.</param>
internal sealed class DocxParagraph(string part)
{
    public string Part => part;
}

/// <summary>All text of the copy, and what is hidden of it.</summary>
internal sealed class DocxText
{
    /// <summary>What stands for hidden words. Its length says nothing about theirs.</summary>
    private const string Block = "■■■■";

    private readonly List<DocxPiece> pieces = [];
    private readonly Dictionary<XElement, int[]> owners = [];
    private readonly List<(int Mark, RedactionReason Reason)> passages = [];
    private readonly List<IReadOnlyList<(XElement Element, int At)>> spans = [];
    private readonly List<(int First, int Last)> rows = [];
    private int flows;

    /// <summary>The flows so far.</summary>
    public int Flows => flows;

    /// <summary>A flow of its own.</summary>
    public int NewFlow() => ++flows;

    /// <summary>A row of a table, by the flows of its cells.</summary>
    public void AddRow(int first, int last) => rows.Add((first, last));

    /// <summary>Adds a piece.</summary>
    public void Add(DocxPiece piece)
    {
        pieces.Add(piece);
        owners[piece.Element] = new int[piece.Element.Value.Length];
    }

    /// <summary>Marks passages; gives how many for each mark.</summary>
    public List<int> Mark(IReadOnlyList<RedactionMark> marks)
    {
        var paragraphs = Paragraphs();
        var flowing = pieces.GroupBy(p => p.Flow).Select(g => Joined([.. g])).Concat(Boxed()).ToList();
        var counts = new List<int>();
        for (var n = 0; n < marks.Count; n++)
        {
            var before = passages.Count;
            switch (marks[n])
            {
                case WordsMark words:
                    var folded = FoldedText.Fold(words.Text);
                    foreach (var (text, letters) in flowing)
                    {
                        foreach (var (first, last) in text.Find(folded))
                        {
                            Own(letters[first..(last + 1)], n, words.Reason);
                        }
                    }

                    break;
                case ParagraphsMark range:
                    if (range.First < 1 || range.Last < range.First || range.Last > paragraphs.Count)
                    {
                        throw new RedactionRefusedException(RedactionProblems.ParagraphsOutsideWord);
                    }

                    foreach (var paragraph in paragraphs[(range.First - 1)..range.Last])
                    {
                        Own(Joined(paragraph).Letters, n, range.Reason);
                    }

                    break;
                default:
                    throw new RedactionRefusedException(RedactionProblems.RectangleInWord);
            }

            counts.Add(passages.Count - before);
        }

        return counts;
    }

    /// <summary>Cells of one letter each, as forms have them for names and numbers of identity: they are read as one text.</summary>
    private IEnumerable<(FoldedText Text, List<(XElement Element, int At)> Letters)> Boxed()
    {
        var cells = pieces.GroupBy(p => p.Flow).ToDictionary(g => g.Key, g => (Pieces: g.ToList(), FoldedText.Fold(string.Concat(g.Select(p => p.Element.Value))).Length));
        foreach (var (first, last) in rows)
        {
            var row = new List<DocxPiece>();
            for (var flow = first; flow <= last + 1; flow++)
            {
                var cell = cells.GetValueOrDefault(flow);
                if (flow <= last && cell.Length <= 1)
                {
                    row.AddRange(cell.Pieces ?? []);
                    continue;
                }

                if (row.Count > 1)
                {
                    yield return Joined(row);
                }

                row = [];
            }
        }
    }

    /// <summary>The paragraphs that hold text, with the marked passages.</summary>
    public IReadOnlyList<PreviewParagraph> Preview() => [.. Paragraphs().Select((paragraph, n) =>
    {
        var (_, letters) = Joined(paragraph);
        var hidden = new List<HiddenPassage>();
        for (var at = 0; at < letters.Count; at++)
        {
            if (OwnerOf(letters[at]) is > 0 and var owner)
            {
                var start = at;
                while (at + 1 < letters.Count && OwnerOf(letters[at + 1]) == owner)
                {
                    at++;
                }

                hidden.Add(new HiddenPassage(start, at - start + 1, passages[owner - 1].Mark));
            }
        }

        return new PreviewParagraph(n + 1, paragraph[0].Paragraph.Part, string.Concat(paragraph.Select(p => p.Element.Value)), hidden);
    })];

    /// <summary>Writes blocks where passages are marked. A passage over several pieces has one block, in the first of them.</summary>
    public void Hide()
    {
        var written = new HashSet<int>();
        foreach (var piece in pieces)
        {
            var (text, own) = (piece.Element.Value, owners[piece.Element]);
            if (own.All(o => o == 0))
            {
                continue;
            }

            var kept = new StringBuilder();
            for (var at = 0; at < text.Length; at++)
            {
                if (own[at] == 0)
                {
                    kept.Append(text[at]);
                }
                else if (written.Add(own[at]))
                {
                    kept.Append(Instead(passages[own[at] - 1].Reason));
                }
            }

            piece.Element.Value = kept.ToString();
        }

        foreach (var letters in spans)
        {
            Close(letters[0].Element, letters[^1].Element);
        }
    }

    /// <summary>Takes out what is left between the ends of a hidden passage in one paragraph: emptied runs, tabs and breaks would tell how many letters there were.</summary>
    private static void Close(XElement first, XElement last)
    {
        if (first == last || first.Ancestors(W + "p").FirstOrDefault() is not { } paragraph)
        {
            return;
        }

        var isWithin = false;
        foreach (var element in paragraph.Descendants().ToList())
        {
            if (element == last)
            {
                isWithin = false;
            }

            if (element != first && isWithin && (element.Name == W + "tab" || element.Name == W + "br" || element.Name == W + "cr") && element.Parent?.Name == W + "r")
            {
                element.Remove();
            }

            if (element == first)
            {
                isWithin = true;
            }
        }

        foreach (var text in paragraph.Descendants(W + "t").Where(t => t.Value.Length == 0).ToList())
        {
            text.Remove();
        }

        foreach (var run in paragraph.Descendants(W + "r").Where(r => r.Elements().All(e => e.Name == W + "rPr")).ToList())
        {
            run.Remove();
        }
    }

    /// <summary>A text outside the flows, such as that of a list's numbers, without the words.</summary>
    public static string Hide(string text, IEnumerable<WordsMark> marks)
    {
        foreach (var mark in marks)
        {
            foreach (var (first, last) in new FoldedText(text).Find(FoldedText.Fold(mark.Text)).Reverse())
            {
                text = text[..first] + Instead(mark.Reason) + text[(last + 1)..];
            }
        }

        return text;
    }

    private static string Instead(RedactionReason reason) => $"{Block}〔{reason.Label()}〕";

    private List<List<DocxPiece>> Paragraphs() =>
        [.. pieces.Where(p => p.Element.Value.Length > 0).GroupBy(p => p.Paragraph).Select(g => g.ToList())];

    private int OwnerOf((XElement Element, int At) letter) => owners[letter.Element][letter.At];

    private void Own(IReadOnlyList<(XElement Element, int At)> letters, int mark, RedactionReason reason)
    {
        passages.Add((mark, reason));
        spans.Add(letters);
        foreach (var (element, at) in letters)
        {
            if (owners[element][at] == 0)
            {
                owners[element][at] = passages.Count;
            }
        }
    }

    private static (FoldedText Text, List<(XElement Element, int At)> Letters) Joined(List<DocxPiece> flow)
    {
        var letters = new List<(XElement, int)>();
        foreach (var piece in flow)
        {
            for (var at = 0; at < piece.Element.Value.Length; at++)
            {
                letters.Add((piece.Element, at));
            }
        }

        return (new FoldedText(string.Concat(flow.Select(p => p.Element.Value))), letters);
    }
}
