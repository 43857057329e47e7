using Gongkai.Domain;
using Gongkai.Operations.Publishing.Content.Files;

namespace Gongkai.Web.Publishing;

/// <summary>Reads files that a form has sent.</summary>
internal static class UploadedFiles
{
    /// <summary>The bytes; refused before they are read when there are too many.</summary>
    public static async Task<Outcome<ReadOnlyMemory<byte>>> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > UploadInspection.MaxBytes)
        {
            return FileProblems.TooLarge;
        }

        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, ct);
        return new Outcome<ReadOnlyMemory<byte>>(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
