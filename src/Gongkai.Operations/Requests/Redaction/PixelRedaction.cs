using System.Globalization;
using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Requests.Redaction.Word;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// Redacts what has pages: a PDF, or a picture as a page of its own. Every page is turned into pixels, the marks are painted black, and a new
/// file is made of the pixels.
/// </summary>
internal sealed class PixelRedaction : IDisposable
{
    /// <summary>The longer side of a preview in pixels.</summary>
    private const int PreviewSide = 1200;

    /// <summary>A page that takes more bytes without loss is given as a JPEG, painted over before.</summary>
    private const int MostBytesWithoutLoss = 700_000;

    private readonly FileKind kind;
    private readonly RedactionLimits limits;
    private readonly ReadBudget budget;
    private readonly IReadOnlyList<RedactionMark> marks;
    private readonly Poppler poppler;
    private readonly List<PdfPage> pages;
    private readonly ILookup<int, (int Mark, PdfBox Box)> boxes;
    private readonly Raster? picture;
    private readonly List<SortedDictionary<int, int>> counts;
    private readonly SortedSet<int> withoutText = [];

    public PixelRedaction(FileKind kind, RedactionInput input, IReadOnlyList<RedactionMark> marks, ReadBudget budget)
    {
        (this.kind, limits, this.marks, this.budget) = (kind, input.Limits, marks, budget);
        (poppler, picture) = kind switch
        {
            FileKind.Pdf => (new Poppler(input.Bytes, budget), null),
            FileKind.Png => (new Poppler(ReadOnlyMemory<byte>.Empty, budget), PngFile.Read(input.Bytes.Span, limits.MaxPixels)),
            _ => FromJpeg(JpegPicture.Read(input.Bytes.ToArray(), limits.MaxPixels), budget),
        };
        pages = picture is null ? poppler.Words(limits.MaxPages) : [new PdfPage(picture.Width, picture.Height)];
        if (pages.Count > limits.MaxPages)
        {
            throw new RedactionRefusedException(RedactionProblems.TooManyPages(limits.MaxPages));
        }

        counts = [.. marks.Select(_ => new SortedDictionary<int, int>())];
        boxes = Boxes().ToLookup(b => b.Box.Page);
    }

    /// <summary>The new file.</summary>
    public (byte[] Bytes, RedactionReport Report) Redact()
    {
        var bytes = picture is { } whole ? RedactPicture(whole) : RedactPages();
        return (bytes, Report());
    }

    /// <summary>Some pages as they are, with the places of the marks.</summary>
    public RedactionPreview Preview(int first, int most)
    {
        var shown = new List<PreviewPage>();
        for (var page = first - 1; page < Math.Min(pages.Count, first - 1 + most); page++)
        {
            budget.Look();
            var raster = picture ?? poppler.Render(page + 1, PreviewSide);
            LookForText(page, raster);
            shown.Add(new PreviewPage(page + 1, raster.Width, raster.Height, PngFile.Write(raster, System.IO.Compression.CompressionLevel.Fastest), [.. Places(page, raster)]));
        }

        return new RedactionPreview(kind, pages.Count, shown, [], Report());
    }

    public void Dispose() => poppler.Dispose();

    private static (Poppler, Raster) FromJpeg(JpegPicture jpeg, ReadBudget budget)
    {
        using var pdf = new PixelPdf();
        pdf.Add(jpeg, jpeg.Width, jpeg.Height, jpeg.Rotation);
        var poppler = new Poppler(pdf.ToArray(), budget);
        return (poppler, poppler.RenderExactly());
    }

    private List<(int Mark, PdfBox Box)> Boxes()
    {
        var places = new PdfPlaces(pages, poppler);
        var found = new List<(int, PdfBox)>();
        for (var mark = 0; mark < marks.Count; mark++)
        {
            switch (marks[mark])
            {
                case WordsMark words:
                    foreach (var passage in places.Find(FoldedText.Fold(words.Text)))
                    {
                        Count(mark, passage[0].Page + 1);
                        found.AddRange(passage.Select(box => (mark, box)));
                    }

                    break;
                case RectangleMark rectangle:
                    if (rectangle.Page > pages.Count)
                    {
                        throw new RedactionRefusedException(RedactionProblems.WrongRectangle);
                    }

                    Count(mark, rectangle.Page);
                    break;
                default:
                    throw new RedactionRefusedException(RedactionProblems.ParagraphsOutsideWord);
            }
        }

        return found;
    }

    private void Count(int mark, int page) => counts[mark][page] = counts[mark].GetValueOrDefault(page) + 1;

    /// <summary>The marks of a page as shares of it. Words are placed on the page as it is seen, its measures are stated unturned.</summary>
    private IEnumerable<MarkedPlace> Places(int page, Raster raster)
    {
        var (width, height) = Seen(page, raster);

        for (var mark = 0; mark < marks.Count; mark++)
        {
            if (marks[mark] is RectangleMark rectangle && rectangle.Page == page + 1)
            {
                yield return new MarkedPlace(mark, rectangle);
            }
        }

        foreach (var (mark, box) in boxes[page])
        {
            yield return new MarkedPlace(mark, new RectangleMark(page + 1,
                Math.Clamp(box.Left / width, 0, 1), Math.Clamp(box.Top / height, 0, 1), Math.Clamp(box.Right / width, 0, 1), Math.Clamp(box.Bottom / height, 0, 1), marks[mark].Reason));
        }
    }

    private (double Width, double Height) Seen(int page, Raster raster)
    {
        var (width, height) = (pages[page].Width, pages[page].Height);
        return raster.Width > raster.Height != width > height ? (height, width) : (width, height);
    }

    /// <summary>Words cannot be found on a page without text, nor in a picture beside text: a scan with a printed page number, a copy of a card below a letter.</summary>
    private void LookForText(int page, Raster raster)
    {
        const double LargestOrnament = 0.04;
        var (width, height) = Seen(page, raster);
        var words = pages[page].Words;
        if (words.Count == 0 ? !raster.IsBlank : raster.InkBeside([.. words.Select(w => (w.Left / width, w.Top / height, w.Right / width, w.Bottom / height))]) > LargestOrnament)
        {
            withoutText.Add(page + 1);
        }
    }

    private void Cover(int page, Raster raster)
    {
        foreach (var place in Places(page, raster))
        {
            raster.Cover(place.Rectangle, place.Rectangle.Reason.Label());
        }
    }

    private byte[] RedactPages()
    {
        using var pdf = new PixelPdf();
        for (var page = 0; page < pages.Count; page++)
        {
            budget.Look();
            var raster = poppler.Render(page + 1, Poppler.LongSide);
            LookForText(page, raster);
            Cover(page, raster);
            var (width, height) = (pages[page].Width, pages[page].Height);
            var scale = Math.Max(width, height) / Math.Max(raster.Width, raster.Height);
            AddPage(pdf, raster, raster.Width * scale, raster.Height * scale);
            if (pdf.Length > limits.MaxOutputBytes)
            {
                throw new RedactionRefusedException(RedactionProblems.TooDemanding);
            }
        }

        return pdf.ToArray();
    }

    private void AddPage(PixelPdf pdf, Raster raster, double width, double height)
    {
        using var alone = new PixelPdf();
        alone.Add(raster, raster.Width, raster.Height);
        if (alone.Length <= MostBytesWithoutLoss)
        {
            pdf.Add(raster, width, height);
            return;
        }

        using var painted = new Poppler(alone.ToArray(), budget);
        pdf.Add(JpegPicture.Read(painted.RenderJpeg(), int.MaxValue), width, height);
    }

    private byte[] RedactPicture(Raster whole)
    {
        LookForText(0, whole);
        Cover(0, whole);
        return Repaint(kind, whole, budget);
    }

    /// <summary>Writes pixels as a picture of a kind.</summary>
    private static byte[] Repaint(FileKind kind, Raster raster, ReadBudget budget)
    {
        if (kind == FileKind.Png)
        {
            return PngFile.Write(raster);
        }

        using var pdf = new PixelPdf();
        pdf.Add(raster, raster.Width, raster.Height);
        using var poppler = new Poppler(pdf.ToArray(), budget);
        return poppler.RenderJpeg();
    }

    private RedactionReport Report() => new(
        [.. marks.Select((mark, n) => new AppliedMark(n, mark.Reason, counts[n]))],
        kind == FileKind.Pdf
            ? [string.Create(CultureInfo.InvariantCulture, $"全部 {pages.Count} 页转为图像重新生成；文字层、文档属性、批注、附件、链接、表单、书签和脚本均已去除")]
            : ["图片按像素重新生成；拍摄时间、地点、设备和其他附带信息均已去除"],
        [.. withoutText]);

    /// <summary>What is shown of a picture out of a Word file, painted anew; null when it is of a kind that is not, or nothing of it is shown.</summary>
    public static (FileKind Kind, byte[] Bytes)? Repaint(byte[] picture, PictureCrop crop, RedactionLimits limits, ReadBudget budget)
    {
        switch (picture)
        {
            case [0x89, (byte)'P', (byte)'N', (byte)'G', ..]:
                return crop.Of(PngFile.Read(picture, limits.MaxPixels)) is { } shown ? (FileKind.Png, PngFile.Write(shown)) : null;
            case [0xFF, 0xD8, 0xFF, ..]:
                var jpeg = JpegPicture.Read(picture, limits.MaxPixels);
                if (crop != PictureCrop.None && jpeg.Rotation != 0)
                {
                    return null; // which edges are cut off depends on who shows it
                }

                var (poppler, raster) = FromJpeg(jpeg, budget);
                poppler.Dispose();
                return crop.Of(raster) is { } seen ? (FileKind.Jpeg, Repaint(FileKind.Jpeg, seen, budget)) : null;
            default:
                return null;
        }
    }
}
