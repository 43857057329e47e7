using Gongkai.Domain;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// 区分处理（《条例》第三十七条）: makes a copy of a file without what is marked. The copy is built anew from what may be given out, and its bytes are searched for
/// the hidden words before anyone gets it.
/// </summary>
public static class Redactor
{
    private const int FewestLetters = 2;

    /// <summary>The copy, or why there is none. Nothing is written anywhere but a private folder that is removed again.</summary>
    public static Task<Outcome<RedactedFile>> RedactAsync(RedactionInput input, IReadOnlyList<RedactionMark> marks, CancellationToken ct) => Guarded<RedactedFile>(input, marks, budget =>
    {
        if (marks.Count == 0)
        {
            return RedactionProblems.NoMarks;
        }

        var kind = KindOf(input.Bytes.Span);
        var (bytes, report) = kind == FileKind.Docx ? new DocxRedaction(input, marks, budget).Redact() : Pixels(kind, p => p.Redact());
        var words = marks.OfType<WordsMark>().Select(w => FoldedText.Fold(w.Text)).Distinct().ToList();
        return new OutputCheck(words, budget).WhyNot(kind, bytes) is { } problem
            ? problem
            : new RedactedFile(kind, marks.All(m => m is WordsMark) ? NameWithout(input.FileName, words, kind) : RedactedFile.PlainName + kind.Extensions()[0], bytes, report);

        T Pixels<T>(FileKind of, Func<PixelRedaction, T> work)
        {
            using var redaction = new PixelRedaction(of, input, marks, budget);
            return work(redaction);
        }
    }, ct);

    /// <summary>Some pages, or the paragraphs, with the places of the marks; for the officer who is marking, not for anyone else.</summary>
    /// <param name="input">The original.</param>
    /// <param name="marks">The marks so far; may be none.</param>
    /// <param name="first">The first page wanted, from 1.</param>
    /// <param name="most">Pages at most.</param>
    /// <param name="ct">Stops it.</param>
    public static Task<Outcome<RedactionPreview>> PagesAsync(RedactionInput input, IReadOnlyList<RedactionMark> marks, int first, int most, CancellationToken ct) => Guarded<RedactionPreview>(input, marks, budget =>
    {
        var kind = KindOf(input.Bytes.Span);
        if (kind == FileKind.Docx)
        {
            return new DocxRedaction(input, marks, budget).Preview();
        }

        using var redaction = new PixelRedaction(kind, input, marks, budget);
        return redaction.Preview(Math.Max(1, first), most);
    }, ct);

    private static Task<Outcome<T>> Guarded<T>(RedactionInput input, IReadOnlyList<RedactionMark> marks, Func<ReadBudget, Outcome<T>> work, CancellationToken ct) => Task.Run(
        () =>
        {
            if (WhyNot(input, marks) is { } problem)
            {
                return problem;
            }

            try
            {
                return work(new ReadBudget(new ReadLimits { MaxTime = input.Limits.MaxTime, MaxUnpackedBytes = input.Limits.MaxUnpackedBytes }, ct));
            }
            catch (RedactionRefusedException e)
            {
                return e.Problem;
            }
            catch (UnreadableDocumentException)
            {
                return RedactionProblems.TooSlow; // the only thing that a budget of time says
            }
        }, ct);

    private static Problem? WhyNot(RedactionInput input, IReadOnlyList<RedactionMark> marks) =>
        input.Bytes.Length > input.Limits.MaxBytes ? RedactionProblems.TooLarge(input.Limits.MaxBytes)
        : marks.Count > input.Limits.MaxMarks ? RedactionProblems.TooManyMarks(input.Limits.MaxMarks)
        : marks.OfType<WordsMark>().Any(w => FoldedText.Fold(w.Text).Length < FewestLetters) ? RedactionProblems.WordsTooShort
        : marks.OfType<RectangleMark>().Any(r => !(r.Page >= 1 && r.Left >= 0 && r.Top >= 0 && r.Right <= 1 && r.Bottom <= 1 && r.Left < r.Right && r.Top < r.Bottom)) ? RedactionProblems.WrongRectangle
        : null;

    private static FileKind KindOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => FileKind.Png,
        [(byte)'P', (byte)'K', 3, 4, ..] => FileKind.Docx,
        [0xD0, 0xCF, 0x11, 0xE0, ..] when bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"u8) >= 0 => throw new RedactionRefusedException(RedactionProblems.Encrypted),
        _ when bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0 => FileKind.Pdf,
        _ => throw new RedactionRefusedException(RedactionProblems.UnknownKind),
    };

    private static string NameWithout(string name, List<string> words, FileKind kind)
    {
        var clean = FileName.Clean(name);
        var stem = Path.GetFileNameWithoutExtension(clean);
        var hidden = new bool[stem.Length];
        var folded = new FoldedText(stem);
        foreach (var (first, last) in words.SelectMany(folded.Find))
        {
            hidden.AsSpan(first, last - first + 1).Fill(true);
        }

        var kept = string.Concat(stem.Where((_, n) => !hidden[n]));
        return (kept.Length == 0 ? RedactedFile.PlainName : kept) + kind.Extensions()[0];
    }
}
