using System.Text;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>Turns .doc, .wps, .odt, .rtf and Word XML into .docx through LibreOffice, in a profile of its own that runs no macros and fetches nothing.</summary>
internal static class LibreOffice
{
    private const long MaxOutput = 128L << 20;

    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <summary>Reads the document after turning it into .docx.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="ending">The ending that tells LibreOffice what it is.</param>
    /// <param name="what">What to call it in a message.</param>
    /// <param name="name">Its name.</param>
    /// <param name="budget">What it may cost.</param>
    /// <exception cref="UnreadableDocumentException">LibreOffice is not installed or cannot open the file.</exception>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, string ending, string what, string? name, ReadBudget budget)
    {
        if ((ChildProcess.Find("soffice") ?? ChildProcess.Find("libreoffice")) is not { } soffice)
        {
            throw DocumentProblems.NeedsLibreOffice(what);
        }

        using var folder = new WorkFolder();
        var input = folder.Write("input" + ending, bytes);
        var output = folder.File(Path.Combine("converted", "input.docx"));
        folder.Write(Path.Combine("profile", "user", "registrymodifications.xcu"), Encoding.UTF8.GetBytes(Profile));
        using var process = ChildProcess.Start(soffice, folder,
        [
            "-env:UserInstallation=" + new Uri(folder.File("profile")).AbsoluteUri,
            "--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder.File("converted"), input,
        ]) ?? throw DocumentProblems.NeedsLibreOffice(what);
        if (process.Wait(budget, output, MaxOutput) is null || !File.Exists(output))
        {
            throw DocumentProblems.NotConverted(what);
        }

        return DocxReader.Read(File.ReadAllBytes(output), name, budget);
    }
}
