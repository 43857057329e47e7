using Gongkai.Domain;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>Reasons why a file is not redacted.</summary>
public static class RedactionProblems
{
    /// <summary>Not a PDF, .docx, JPEG or PNG.</summary>
    public static readonly Problem UnknownKind = new("redaction.kind", "只能遮盖 PDF、Word（.docx）、JPEG 和 PNG 文件。请先用 Word、WPS 等另存为其中一种，再上传遮盖。");

    /// <summary>Cannot be read.</summary>
    public static readonly Problem Damaged = new("redaction.damaged", "文件已损坏，读不出内容。请重新扫描或另存后再试。");

    /// <summary>Password or rights management.</summary>
    public static readonly Problem Encrypted = new("redaction.encrypted", "文件有密码，打不开。请先去掉密码再遮盖。");

    /// <summary>A hostile package.</summary>
    public static readonly Problem Bomb = new("redaction.bomb", "文件解压后大得不合常理，已停止处理。请用 Word 或 WPS 另存一份再试。");

    /// <summary>Poppler is absent.</summary>
    public static readonly Problem NeedsPoppler = new("redaction.poppler", "遮盖 PDF 和图片需要 poppler 的 pdftoppm、pdftotext、pdftocairo 命令，服务器上没有装。请联系系统运维人员安装（Debian、Ubuntu：apt install poppler-utils），再试一次。");

    /// <summary>Took too much memory or output.</summary>
    public static readonly Problem TooDemanding = new("redaction.too-demanding", "文件太复杂，处理时占用的内存或空间超过了限度，已停止。请把文件分成几份，或降低扫描分辨率后再试。");

    /// <summary>Took too long.</summary>
    public static readonly Problem TooSlow = new("redaction.too-slow", "文件太大或太复杂，在限定时间内没有处理完。请把文件分成几份再试。");

    /// <summary>No mark.</summary>
    public static readonly Problem NoMarks = new("redaction.no-marks", "还没有标出要遮盖的内容。不需要遮盖的文件请直接作为附件提供。");

    /// <summary>Words of one character hide half a text and cannot be verified.</summary>
    public static readonly Problem WordsTooShort = new("redaction.words.short", "要遮盖的词至少两个字。只遮一个字时，请写上它前后的字，或用框选。");

    /// <summary>A rectangle outside its page.</summary>
    public static readonly Problem WrongRectangle = new("redaction.rectangle", "框选的位置不在页面内，请重新框选。");

    /// <summary>A rectangle on a Word file.</summary>
    public static readonly Problem RectangleInWord = new("redaction.rectangle.docx", "Word 文件没有固定的页面，不能框选。请用词语或段落标注，或先导出为 PDF。");

    /// <summary>Paragraphs of something that has none.</summary>
    public static readonly Problem ParagraphsOutsideWord = new("redaction.paragraphs", "按段落遮盖只用于 Word 文件，段落序号应在预览所列范围内。请改用词语或框选。");

    /// <summary>Nothing to keep.</summary>
    public static readonly Problem NoFile = new("redaction.no-file", "请选择要存入的原件。");

    /// <summary>Words are nowhere in the file.</summary>
    /// <param name="marks">Their places in the list, from 0.</param>
    public static Problem NotFound(IReadOnlyList<int> marks) => new("redaction.not-found",
        $"第{string.Join("、", marks.Select(m => m + 1))}处标注的词在文件中没有找到，没有生成文件。扫描页上的字请用框选；确认文件中本来就没有的，请勾选“找不到的词不处理”。");

    /// <summary>The check of the result found something.</summary>
    /// <param name="where">Where, without the words.</param>
    public static Problem StillThere(string where) => new("redaction.still-there", $"检查遮盖结果时，在{where}仍发现要遮盖的词，没有生成文件。请改用框选，或导出为 PDF 后再遮盖。");

    /// <summary>The result is not built as it should be.</summary>
    /// <param name="what">What is there.</param>
    public static Problem Unexpected(string what) => new("redaction.unexpected", $"检查遮盖结果时发现不应有的内容（{what}），没有生成文件。请把问题报给系统运维人员。");

    /// <summary>Too many bytes.</summary>
    public static Problem TooLarge(long bytes) => new("redaction.too-large", $"文件超过 {bytes >> 20} MB，不能处理。请分成几份，或降低扫描分辨率后再试。");

    /// <summary>Too many pages.</summary>
    public static Problem TooManyPages(int pages) => new("redaction.too-many-pages", $"PDF 超过 {pages} 页，请分成几份再遮盖。");

    /// <summary>Too many pixels.</summary>
    public static Problem TooManyPixels(int pixels) => new("redaction.too-many-pixels", $"图片超过 {pixels / 1_000_000} 百万像素，请降低分辨率后再试。");

    /// <summary>Too many marks.</summary>
    public static Problem TooManyMarks(int marks) => new("redaction.too-many-marks", $"标注超过 {marks} 处，请分成几份文件处理。");
}

/// <summary>Thrown inside and turned into its problem at the edge: the bytes are others', so this is expected.</summary>
internal sealed class RedactionRefusedException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem => problem;
}
