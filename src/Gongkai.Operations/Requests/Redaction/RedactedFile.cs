using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Publishing.Content.Files;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>What may be given out: nothing of what was marked is in its bytes.</summary>
/// <param name="Kind">What it is: the kind of the original.</param>
/// <param name="FileName">The original's name without the hidden words; <see cref="PlainName"/> where rectangles or paragraphs are hidden, whose words nobody looked for in the name.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Report">What was hidden and what was left out.</param>
public sealed record RedactedFile(FileKind Kind, string FileName, byte[] Bytes, RedactionReport Report)
{
    /// <summary>What a copy is called whose name may tell what is hidden.</summary>
    public const string PlainName = "答复附件";
}

/// <summary>What was hidden and what was left out. It names no hidden word and can stand in a dossier.</summary>
/// <param name="Marks">Every mark in the order given.</param>
/// <param name="Removed">What the original carried besides and the result does not, a sentence each, in Chinese.</param>
/// <param name="PagesWithoutText">Pages of a PDF or picture that show something and hold no text, or a picture beside their text: words cannot be found there, only rectangles hide.</param>
public sealed record RedactionReport(IReadOnlyList<AppliedMark> Marks, IReadOnlyList<string> Removed, IReadOnlyList<int> PagesWithoutText)
{
    /// <summary>The marks whose words were nowhere found, by their place in the list given, from 0.</summary>
    public IEnumerable<int> NotFound => Marks.Where(m => m.Count == 0).Select(m => m.Mark);
}

/// <summary>A mark and how often it was applied.</summary>
/// <param name="Mark">Its place in the list given, from 0.</param>
/// <param name="Reason">The reason.</param>
/// <param name="ByPage">Passages hidden by page; a Word file has no pages, all stand under 0.</param>
public sealed record AppliedMark(int Mark, RedactionReason Reason, IReadOnlyDictionary<int, int> ByPage)
{
    /// <summary>Passages hidden in all.</summary>
    public int Count => ByPage.Values.Sum();
}

/// <summary>What an officer looks at while marking.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="PageCount">Pages in all; 0 for a Word file.</param>
/// <param name="Pages">The pages asked for, as they would be given out without marks.</param>
/// <param name="Paragraphs">The paragraphs of a Word file, as they would be given out without marks.</param>
/// <param name="Report">What the marks given would hide, and what is left out anyway.</param>
public sealed record RedactionPreview(FileKind Kind, int PageCount, IReadOnlyList<PreviewPage> Pages, IReadOnlyList<PreviewParagraph> Paragraphs, RedactionReport Report);

/// <summary>A page as a picture, with the places of the marks on it.</summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Png">The picture.</param>
/// <param name="Places">Where the marks lie; those of words are what the officer may take over as rectangles and adjust.</param>
public sealed record PreviewPage(int Number, int Width, int Height, byte[] Png, IReadOnlyList<MarkedPlace> Places);

/// <summary>A rectangle that a mark hides.</summary>
/// <param name="Mark">The mark's place in the list given, from 0.</param>
/// <param name="Rectangle">The rectangle.</param>
public sealed record MarkedPlace(int Mark, RectangleMark Rectangle);

/// <summary>A paragraph of a Word file.</summary>
/// <param name="Number">From 1, as <see cref="ParagraphsMark"/> counts.</param>
/// <param name="Part">正文, 页眉, 页脚, 脚注 or 尾注.</param>
/// <param name="Text">Its text.</param>
/// <param name="Hidden">The passages that the marks given hide: start, length, mark.</param>
public sealed record PreviewParagraph(int Number, string Part, string Text, IReadOnlyList<HiddenPassage> Hidden);

/// <summary>A passage of a paragraph that a mark hides.</summary>
/// <param name="Start">First character, from 0.</param>
/// <param name="Length">Characters.</param>
/// <param name="Mark">The mark's place in the list given, from 0.</param>
public sealed record HiddenPassage(int Start, int Length, int Mark);
