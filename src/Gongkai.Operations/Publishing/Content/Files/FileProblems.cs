using Gongkai.Domain;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>Why an uploaded file is not taken.</summary>
public static class FileProblems
{
    /// <summary>Nothing in it.</summary>
    public static readonly Problem Empty = new("file.empty", "文件是空的，请重新选择。");

    /// <summary>Larger than allowed.</summary>
    public static readonly Problem TooLarge = new("file.too-large", $"文件超过 {UploadInspection.MaxBytes >> 20} MB，请压缩图片或拆分后再传。");

    /// <summary>Nothing we take.</summary>
    public static readonly Problem UnknownKind = new("file.kind", "不能上传这种文件。可以上传 PDF、OFD、Word、Excel、PPT、WPS 文件，jpg、png、gif、webp 图片，txt、csv 和 zip。");

    /// <summary>A drawing in markup.</summary>
    public static readonly Problem Svg = new("file.svg", "SVG 图片可以带脚本，不能上传。请另存为 png 或 jpg。");

    /// <summary>A web page.</summary>
    public static readonly Problem WebPage = new("file.html", "网页文件可以带脚本，不能上传。请另存为 PDF，或把正文粘贴到编辑器。");

    /// <summary>A program.</summary>
    public static readonly Problem Program = new("file.program", "这是可以运行的程序，不能上传。");

    /// <summary>Macros.</summary>
    public static readonly Problem Macro = new("file.macro", "文件里有宏（VBA），不能上传。请另存为不带宏的 docx、xlsx、pptx。");

    /// <summary>Controls.</summary>
    public static readonly Problem ActiveContent = new("file.active", "文件里有 ActiveX 控件或会自动运行的内容，不能上传。请删去后另存。");

    /// <summary>Loads parts from elsewhere.</summary>
    public static readonly Problem External = new("file.external", "文件打开时会从别处加载模板或对象，不能上传。请在 Word 中断开链接后另存。");

    /// <summary>A password.</summary>
    public static readonly Problem Encrypted = new("file.encrypted", "文件有密码，公众打不开，也无法检查。请去掉密码后再传。");

    /// <summary>Damaged.</summary>
    public static readonly Problem Damaged = new("file.damaged", "文件不完整或已损坏，请打开另存后再传。");

    /// <summary>Two files in one.</summary>
    public static readonly Problem Polyglot = new("file.polyglot", "文件前后附有不属于它的内容，不能上传。请用原来的软件打开另存后再传。");

    /// <summary>Unpacks to too much.</summary>
    public static readonly Problem Bomb = new("file.bomb", "压缩内容展开后过大，不能上传。");

    /// <summary>Paths that leave the archive.</summary>
    public static readonly Problem Paths = new("file.paths", "压缩包里的路径不正常（含上级目录或绝对路径），不能上传。请重新打包。");

    /// <summary>Pixels.</summary>
    public static readonly Problem TooManyPixels = new("file.pixels", "图片的尺寸过大（最多 2 万像素宽或高、1 亿像素），请缩小后再传。");

    /// <summary>The name says otherwise.</summary>
    public static Problem Mismatch(string extension, FileKind kind) =>
        new("file.mismatch", $"文件名的扩展名是“{(extension.Length == 0 ? "（无）" : extension)}”，内容却是 {kind.Extensions()[0].TrimStart('.')}。请改正扩展名，或确认文件没有传错。");

    /// <summary>A file in an archive that is not taken.</summary>
    public static Problem Inside(string name) => new("file.inside", $"压缩包里的“{name}”是程序或脚本，不能上传。");
}
