namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>What an uploaded file is, as its content says.</summary>
public enum FileKind
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word .docx.</summary>
    Docx,

    /// <summary>Excel .xlsx.</summary>
    Xlsx,

    /// <summary>PowerPoint .pptx.</summary>
    Pptx,

    /// <summary>Word or WPS .doc, .wps.</summary>
    Doc,

    /// <summary>Excel or WPS .xls, .et.</summary>
    Xls,

    /// <summary>PowerPoint or WPS .ppt, .dps.</summary>
    Ppt,

    /// <summary>OFD, GB/T 33190.</summary>
    Ofd,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>GIF.</summary>
    Gif,

    /// <summary>WebP.</summary>
    Webp,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>A zip archive.</summary>
    Zip,
}

/// <summary>What follows from a kind.</summary>
public static class FileKinds
{
    /// <summary>The type that a browser is told.</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        FileKind.Doc => "application/msword",
        FileKind.Xls => "application/vnd.ms-excel",
        FileKind.Ppt => "application/vnd.ms-powerpoint",
        FileKind.Ofd => "application/ofd",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Gif => "image/gif",
        FileKind.Webp => "image/webp",
        FileKind.Text => "text/plain; charset=utf-8",
        FileKind.Csv => "text/csv; charset=utf-8",
        FileKind.Zip => "application/zip",
    };

    /// <summary>The extensions that a file of the kind may have, the usual one first.</summary>
    public static IReadOnlyList<string> Extensions(this FileKind kind) => kind switch
    {
        FileKind.Pdf => [".pdf"],
        FileKind.Docx => [".docx"],
        FileKind.Xlsx => [".xlsx"],
        FileKind.Pptx => [".pptx"],
        FileKind.Doc => [".doc", ".wps"],
        FileKind.Xls => [".xls", ".et"],
        FileKind.Ppt => [".ppt", ".dps"],
        FileKind.Ofd => [".ofd"],
        FileKind.Jpeg => [".jpg", ".jpeg"],
        FileKind.Png => [".png"],
        FileKind.Gif => [".gif"],
        FileKind.Webp => [".webp"],
        FileKind.Text => [".txt"],
        FileKind.Csv => [".csv"],
        FileKind.Zip => [".zip"],
    };

    /// <summary>True for pictures that a page may show.</summary>
    public static bool IsPicture(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.Gif or FileKind.Webp;
}

/// <summary>A file that may be stored and offered.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, cleaned.</param>
/// <param name="Width">Of a picture, in pixels; 0 for others.</param>
/// <param name="Height">Of a picture, in pixels; 0 for others.</param>
public sealed record AcceptedFile(FileKind Kind, string Name, int Width = 0, int Height = 0);
