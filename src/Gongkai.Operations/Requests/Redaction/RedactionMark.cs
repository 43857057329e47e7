using Gongkai.Domain.Requests.Redaction;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>What is to be hidden, and why.</summary>
/// <param name="Reason">The reason that stands in its place and in the letter.</param>
public abstract record RedactionMark(RedactionReason Reason);

/// <summary>A rectangle of a page of a PDF, or of a picture. The measures are shares of the page's width and height, from its upper left corner.</summary>
/// <param name="Page">The page, from 1; a picture is page 1.</param>
/// <param name="Left">Left edge, 0 to 1.</param>
/// <param name="Top">Upper edge, 0 to 1.</param>
/// <param name="Right">Right edge, above <paramref name="Left"/>, at most 1.</param>
/// <param name="Bottom">Lower edge, above <paramref name="Top"/>, at most 1.</param>
/// <param name="Reason">The reason.</param>
public sealed record RectangleMark(int Page, double Left, double Top, double Right, double Bottom, RedactionReason Reason) : RedactionMark(Reason);

/// <summary>Words, wherever they stand. Blanks, line ends, letter case and full or half width make no difference.</summary>
/// <param name="Text">The words; at least two characters.</param>
/// <param name="Reason">The reason.</param>
public sealed record WordsMark(string Text, RedactionReason Reason) : RedactionMark(Reason)
{
    /// <summary>Without the words: a log line may name a mark.</summary>
    public override string ToString() => $"WordsMark({Text.Length}, {Reason})";
}

/// <summary>Whole paragraphs of a Word file, numbered as the preview numbers them.</summary>
/// <param name="First">The first, from 1.</param>
/// <param name="Last">The last.</param>
/// <param name="Reason">The reason.</param>
public sealed record ParagraphsMark(int First, int Last, RedactionReason Reason) : RedactionMark(Reason);

/// <summary>The file to redact. The bytes are never changed.</summary>
/// <param name="Bytes">The original: PDF, Word .docx, JPEG or PNG, as its content says.</param>
/// <param name="FileName">Its name; hidden words are taken out of it too.</param>
public sealed record RedactionInput(ReadOnlyMemory<byte> Bytes, string FileName)
{
    /// <summary>
    /// True when the officer has looked at the pictures in a Word file and releases them; they are painted anew, without what their files carried.
    /// Otherwise 〔图片略〕 stands in their place.
    /// </summary>
    public bool KeepsPictures { get; init; }

    /// <summary>The bounds of the work.</summary>
    public RedactionLimits Limits { get; init; } = new();
}

/// <summary>The bounds within which a hostile or broken file is given up on.</summary>
public sealed record RedactionLimits
{
    /// <summary>Bytes of the file. 64 MiB.</summary>
    public int MaxBytes { get; init; } = 64 << 20;

    /// <summary>Bytes that the parts of a Word file may unfold to, in all. 200 MiB.</summary>
    public long MaxUnpackedBytes { get; init; } = 200L << 20;

    /// <summary>Pages of a PDF. 300.</summary>
    public int MaxPages { get; init; } = 300;

    /// <summary>Pixels of a picture. 50 million.</summary>
    public int MaxPixels { get; init; } = 50_000_000;

    /// <summary>Bytes of the result. 200 MiB.</summary>
    public long MaxOutputBytes { get; init; } = 200L << 20;

    /// <summary>Marks. 2,000.</summary>
    public int MaxMarks { get; init; } = 2000;

    /// <summary>Time for one file. Five minutes.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(5);
}
