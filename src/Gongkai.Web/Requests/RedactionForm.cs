using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Requests.Redaction;

namespace Gongkai.Web.Requests;

/// <summary>The marks that an officer types or draws; rows that are empty are none.</summary>
internal sealed class RedactionForm
{
    private const int SpareRows = 3;

    /// <summary>A row of words.</summary>
    internal sealed class WordsRow
    {
        /// <summary>The words.</summary>
        public string? Text { get; set; }

        /// <summary>The reason.</summary>
        public RedactionReason Reason { get; set; } = RedactionReason.PersonalPrivacy;
    }

    /// <summary>A row of a rectangle, in per cent of the page.</summary>
    internal sealed class BoxRow
    {
        /// <summary>The page.</summary>
        public int? Page { get; set; }

        /// <summary>Left edge.</summary>
        public double? Left { get; set; }

        /// <summary>Upper edge.</summary>
        public double? Top { get; set; }

        /// <summary>Right edge.</summary>
        public double? Right { get; set; }

        /// <summary>Lower edge.</summary>
        public double? Bottom { get; set; }

        /// <summary>The reason.</summary>
        public RedactionReason Reason { get; set; } = RedactionReason.PersonalPrivacy;
    }

    /// <summary>A row of paragraphs.</summary>
    internal sealed class ParagraphsRow
    {
        /// <summary>The first.</summary>
        public int? First { get; set; }

        /// <summary>The last; null for one.</summary>
        public int? Last { get; set; }

        /// <summary>The reason.</summary>
        public RedactionReason Reason { get; set; } = RedactionReason.PersonalPrivacy;
    }

    /// <summary>Words.</summary>
    public List<WordsRow> Words { get; set; } = [];

    /// <summary>Rectangles.</summary>
    public List<BoxRow> Boxes { get; set; } = [];

    /// <summary>Paragraphs.</summary>
    public List<ParagraphsRow> Paragraphs { get; set; } = [];

    /// <summary>The marks, in the order of the form.</summary>
    public IReadOnlyList<RedactionMark> Marks =>
    [
        .. Words.Where(w => !string.IsNullOrWhiteSpace(w.Text)).Select(w => new WordsMark(w.Text!.Trim(), w.Reason)),
        .. Boxes.Where(b => b is { Left: not null, Top: not null, Right: not null, Bottom: not null })
            .Select(b => new RectangleMark(b.Page ?? 1, b.Left!.Value / 100, b.Top!.Value / 100, b.Right!.Value / 100, b.Bottom!.Value / 100, b.Reason)),
        .. Paragraphs.Where(p => p.First is not null).Select(p => new ParagraphsMark(p.First!.Value, p.Last ?? p.First!.Value, p.Reason)),
    ];

    /// <summary>Drops empty rows and adds some to type into.</summary>
    public void MakeRoom()
    {
        Words = [.. Words.Where(w => !string.IsNullOrWhiteSpace(w.Text)), .. Enumerable.Range(0, SpareRows).Select(_ => new WordsRow())];
        Boxes = [.. Boxes.Where(b => b.Left is not null), .. Enumerable.Range(0, SpareRows).Select(_ => new BoxRow())];
        Paragraphs = [.. Paragraphs.Where(p => p.First is not null), .. Enumerable.Range(0, SpareRows).Select(_ => new ParagraphsRow())];
    }
}
