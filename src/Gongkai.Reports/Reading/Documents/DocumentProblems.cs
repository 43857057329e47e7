namespace Gongkai.Reports.Reading.Documents;

/// <summary>What can be wrong with a document file: one stable code each, and what its owner can do about it.</summary>
internal static class DocumentProblems
{
    public static UnreadableDocumentException Empty() =>
        new("empty", "文件是空的（0 字节或只有空白）。请重新导出或重新下载后再试。");

    public static UnreadableDocumentException TooLarge(long bytes, long limit) =>
        new("too-large", $"文件有 {Megabytes(bytes)} MB，超过 {Megabytes(limit)} MB 的上限。年度报告通常不到 1 MB：请去掉其中的图片或附件后再试。");

    public static UnreadableDocumentException UnpacksTooLarge(long limit) =>
        new("unpacks-too-large", $"文件解压后超过 {Megabytes(limit)} MB，不像是一份报告，已停止读取。请用 Word 或 WPS 打开后另存为新的 .docx 再试。");

    public static UnreadableDocumentException TooManyParts(long parts) =>
        new("too-many-parts", $"文件内部有 {parts} 个部件，不像是一份报告，已停止读取。请用 Word 或 WPS 打开后另存为新的 .docx 再试。");

    public static UnreadableDocumentException TooManyCells(int limit) =>
        new("too-many-cells", $"文件中的表格超过 {limit} 个单元格，不像是一份报告，已停止读取。请只保留报告本身的表格后再试。");

    public static UnreadableDocumentException TooDeep(int limit) =>
        new("too-deep", $"文件的结构嵌套超过 {limit} 层，不像是一份报告，已停止读取。请用 Word 或 WPS 打开后另存为新的 .docx 再试。");

    public static UnreadableDocumentException TooSlow(TimeSpan limit) =>
        new("too-slow", $"{limit.TotalSeconds:0.#} 秒内没有读完这个文件，已停止。请把报告另存为较小的 .docx 或网页后再试。");

    public static UnreadableDocumentException Encrypted(string what) =>
        new("encrypted", $"{what}有密码，无法读取。请打开后去掉密码、另存一份再试。");

    public static UnreadableDocumentException DamagedWord() =>
        new("damaged", "这个 Word 文件不完整或已损坏（可能没有下载完）。请重新下载，或用 Word、WPS 打开后另存为 .docx 再试。");

    public static UnreadableDocumentException DamagedPdf() =>
        new("damaged", "这个 PDF 文件不完整或已损坏（可能没有下载完）。请重新下载，或打开后另存为新的 PDF 再试。");

    public static UnreadableDocumentException NoText() =>
        new("no-text", "文件里没有文字（可能整篇是图片）。请换成可以选中文字的文件，或把文字粘贴进来再试。");

    public static UnreadableDocumentException ScannedPdf() =>
        new("scanned", "这个 PDF 没有文字层（是扫描件或图片），读不出内容。请换成由 Word 直接导出的 PDF、.docx 或网页，或先做文字识别（OCR）再试。");

    public static UnreadableDocumentException UnmappedPdf() =>
        new("unmapped-text", "这个 PDF 的文字没有可用的编码（能看不能复制），读不出内容。请换成 .docx 或网页，或用 Word 重新导出 PDF 再试。");

    public static UnreadableDocumentException TooManyPages(int limit) =>
        new("too-many-pages", $"这个 PDF 超过 {limit} 页，不像是一份报告，已停止读取。请只保留报告本身的页再试。");

    public static UnreadableDocumentException TooMuchText() =>
        new("too-much-text", "这个 PDF 的文字过多，不像是一份报告，已停止读取。请只保留报告本身的页再试。");

    public static UnreadableDocumentException NeedsPoppler() =>
        new("needs-poppler", "读取 PDF 需要 poppler 的 pdftotext 命令，本机没有装。请安装（Debian、Ubuntu：apt install poppler-utils；Windows、macOS：安装 poppler 并加入 PATH），或把报告另存为 .docx 或网页再试。");

    public static UnreadableDocumentException NeedsLibreOffice(string what) =>
        new("needs-libreoffice", $"读取{what}需要 LibreOffice 的 soffice 命令，本机没有装。请安装 LibreOffice Writer（Debian、Ubuntu：apt install libreoffice-writer-nogui），或用 Word、WPS 把文件另存为 .docx 再试。");

    public static UnreadableDocumentException NotConverted(string what) =>
        new("not-converted", $"LibreOffice 打不开这个{what}，文件可能已损坏或有密码。请用 Word 或 WPS 打开后另存为 .docx 再试。");

    public static UnreadableDocumentException Image(string what) =>
        new("image", $"这是一张图片（{what}），不是文档。请上传报告的网页、.docx、有文字层的 PDF，或把文字粘贴进来。");

    public static UnreadableDocumentException Archive(string what) =>
        new("archive", $"这是一个压缩包（{what}）。请先解压，再选择里面的报告文件。");

    public static UnreadableDocumentException Spreadsheet() =>
        new("spreadsheet", "这是旧版 Excel 工作簿（.xls）。请选择报告的网页、.docx 或 PDF；若只有表格，请另存为 .xlsx 或 .csv 再试。");

    public static UnreadableDocumentException Slides() =>
        new("slides", "这是演示文稿（PowerPoint 或 WPS 演示），不是报告。请选择报告的网页、.docx 或 PDF。");

    public static UnreadableDocumentException Ofd() =>
        new("ofd", "暂不能读取 OFD 版式文件。请用阅读器把它另存为 PDF，或选择报告的网页、.docx。");

    public static UnreadableDocumentException WebArchive() =>
        new("web-archive", "这是单文件网页存档（.mht）。请在浏览器中另存为「网页，仅 HTML」再试。");

    public static UnreadableDocumentException Binary(string what) =>
        new("binary", $"这不是文档（{what}），读不出文字。请选择报告的网页、文本、.docx 或 PDF。");

    private static string Megabytes(long bytes) => (bytes / 1048576d).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
}
