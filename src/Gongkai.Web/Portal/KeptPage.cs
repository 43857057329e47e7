using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Gongkai.Web.Portal;

/// <summary>A rendered page: its bytes, and the headers that go with them.</summary>
internal sealed class KeptPage
{
    /// <summary>Shorter than this, compression saves no packet.</summary>
    private const int WorthCompressing = 1_400;

    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public KeptPage(byte[] bytes, IEnumerable<KeyValuePair<string, StringValues>> headers, long? viewed)
    {
        (Bytes, Viewed) = (bytes, viewed);
        ETag = $"W/\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
        Headers = [.. headers.Where(h => !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !h.Key.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))];
        brotli = new(() => Compress(stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 5 })));
        gzip = new(() => Compress(stream => new GZipStream(stream, CompressionLevel.Optimal)));
    }

    /// <summary>The page.</summary>
    public byte[] Bytes { get; }

    /// <summary>Its entity tag; weak, because the compressed forms share it.</summary>
    public string ETag { get; }

    /// <summary>Its headers, without length and encoding.</summary>
    public KeyValuePair<string, StringValues>[] Headers { get; }

    /// <summary>The document whose views a delivery counts for.</summary>
    public long? Viewed { get; }

    /// <summary>About how much memory it takes.</summary>
    public long Weight => (Bytes.Length * 3L / 2) + 2_000;

    /// <summary>The bytes as a browser takes them, and the name of their encoding; null for as they are.</summary>
    public (byte[] Bytes, string? Encoding) For(StringValues acceptEncoding)
    {
        if (Bytes.Length < WorthCompressing || acceptEncoding.Count == 0)
        {
            return (Bytes, null);
        }

        var accepted = acceptEncoding.ToString();
        return Takes(accepted, "br") ? (brotli.Value, "br") : Takes(accepted, "gzip") ? (gzip.Value, "gzip") : (Bytes, null);
    }

    private static bool Takes(string accepted, string encoding)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var one = accepted.AsSpan()[range].Trim();
            var weight = one.IndexOf(';');
            if ((weight < 0 ? one : one[..weight].TrimEnd()).Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return weight < 0 || !IsZero(one[(weight + 1)..]);
            }
        }

        return false;
    }

    private static bool IsZero(ReadOnlySpan<char> weight) => weight.TrimStart().StartsWith("q=0") && weight.TrimEnd().TrimEnd("0.").EndsWith("q=");

    private byte[] Compress(Func<Stream, Stream> compressor)
    {
        using var memory = new MemoryStream();
        using (var stream = compressor(memory))
        {
            stream.Write(Bytes);
        }

        return memory.ToArray();
    }
}
