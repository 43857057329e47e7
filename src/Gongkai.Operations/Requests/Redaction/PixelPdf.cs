using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// A PDF of which each page is one picture: a catalogue, pages, and pixels. There is no text, no metadata, no link, no script and no attachment
/// in it because nothing here can write one.
/// </summary>
internal sealed class PixelPdf : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly List<long> places = [];
    private readonly List<int> pages = [];

    public PixelPdf()
    {
        places.AddRange([0, 0]); // the catalogue and the list of pages are written last
        file.Write([.. "%PDF-1.7\n%"u8, 0xE5, 0x85, 0xAC, 0xE5, (byte)'\n']);
    }

    /// <summary>Bytes so far.</summary>
    public long Length => file.Length;

    /// <summary>Adds a page of pixels; its measures in points, 72 to an inch.</summary>
    public void Add(Raster raster, double width, double height)
    {
        var isGrey = raster.IsGrey;
        Add(PngFile.Packed(raster, CompressionLevel.Optimal),
            $"/Width {raster.Width}/Height {raster.Height}/BitsPerComponent 8/ColorSpace/{(isGrey ? "DeviceGray" : "DeviceRGB")}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {(isGrey ? 1 : 3)}/Columns {raster.Width}>>",
            width, height, 0);
    }

    /// <summary>Adds a page of a JPEG as it is, turned clockwise by so many degrees.</summary>
    public void Add(JpegPicture jpeg, double width, double height, int rotate = 0)
    {
        // Four inks come from Adobe's programs, which store them inverted.
        var space = jpeg.Components switch { 1 => "DeviceGray", 3 => "DeviceRGB", _ => "DeviceCMYK/Decode[1 0 1 0 1 0 1 0]" };
        Add(jpeg.Bytes, $"/Width {jpeg.Width}/Height {jpeg.Height}/BitsPerComponent 8/ColorSpace/{space}/Filter/DCTDecode", width, height, rotate);
    }

    /// <summary>The complete file.</summary>
    public byte[] ToArray()
    {
        places[0] = file.Length;
        Write("1 0 obj\n<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</DisplayDocTitle false>>>>\nendobj\n");
        places[1] = file.Length;
        Write($"2 0 obj\n<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => $"{p} 0 R"))}]>>\nendobj\n");
        var table = file.Length;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            Write(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        }

        Write($"trailer\n<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    public void Dispose() => file.Dispose();

    private void Add(byte[] pixels, string dictionary, double width, double height, int rotate)
    {
        var (w, h) = (Number(width), Number(height));
        var picture = Stream($"/Type/XObject/Subtype/Image{dictionary}", pixels);
        var drawing = Stream("", Encoding.ASCII.GetBytes($"{w} 0 0 {h} 0 0 cm/P Do"));
        pages.Add(Object($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w} {h}]/Rotate {rotate}/Resources<</XObject<</P {picture} 0 R>>>>/Contents {drawing} 0 R>>"));
    }

    private int Object(string body)
    {
        places.Add(file.Length);
        Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        return places.Count;
    }

    private int Stream(string dictionary, byte[] content)
    {
        places.Add(file.Length);
        Write($"{places.Count} 0 obj\n<<{dictionary}/Length {content.Length}>>\nstream\n");
        file.Write(content);
        Write("\nendstream\nendobj\n");
        return places.Count;
    }

    private void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
