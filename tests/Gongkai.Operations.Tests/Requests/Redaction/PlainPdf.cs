using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Operations.Tests.Requests.Redaction;

/// <summary>PDF files written object by object.</summary>
internal sealed class PlainPdf
{
    private readonly List<byte[]> objects = [];

    /// <summary>Adds an object and gives its number; the first is the catalogue.</summary>
    public int Add(string body)
    {
        objects.Add(Encoding.Latin1.GetBytes(body));
        return objects.Count;
    }

    /// <summary>Adds a packed stream.</summary>
    public int Stream(string dictionary, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        objects.Add([.. Encoding.Latin1.GetBytes($"<<{dictionary}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n"), .. packed.ToArray(), .. "\nendstream"u8]);
        return objects.Count;
    }

    /// <summary>A page 600 points wide and 800 high with letters in Helvetica, 20 points, 100 points from the left and from the top.</summary>
    public static byte[] Page(string text, string page = "")
    {
        var pdf = new PlainPdf();
        pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
        pdf.Add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        pdf.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{page}/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>");
        pdf.Stream("", Encoding.ASCII.GetBytes($"BT /F 20 Tf 100 700 Td ({text}) Tj ET"));
        pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        return pdf.ToArray();
    }

    /// <summary>The file.</summary>
    public byte[] ToArray(string trailer = "")
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        file.Write("%PDF-1.7\n"u8);
        foreach (var (body, number) in objects.Select((o, n) => (o, n + 1)))
        {
            places.Add(file.Length);
            file.Write([.. Encoding.ASCII.GetBytes($"{number} 0 obj\n"), .. body, .. "\nendobj\n"u8]);
        }

        var table = file.Length;
        file.Write(Encoding.ASCII.GetBytes($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => p.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n"))}"));
        file.Write(Encoding.ASCII.GetBytes($"trailer\n<</Size {places.Count + 1}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
