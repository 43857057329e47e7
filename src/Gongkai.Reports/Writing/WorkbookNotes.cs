using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>The notes on the cells of a sheet: what was found there.</summary>
internal static class WorkbookNotes
{
    /// <summary>Adds a note to each cell that findings speak of; spreadsheet programs need a drawing beside the words.</summary>
    public static void AddTo(WorksheetPart sheet, IReadOnlyList<((int Row, int Column) Place, string Text)> notes)
    {
        sheet.AddNewPart<WorksheetCommentsPart>().Comments = new Comments(
            new Authors(new Author("Gongkai")),
            new CommentList(notes.Select(n => new Comment(new CommentText(new Run(new Text(OfficialDocument.Printable(n.Text)) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve })))
            {
                Reference = WorkbookCells.Reference(n.Place.Row, n.Place.Column),
                AuthorId = 0,
            })));
        var drawing = sheet.AddNewPart<VmlDrawingPart>();
        using (var stream = drawing.GetStream(FileMode.Create))
        {
            stream.Write(Encoding.UTF8.GetBytes(Drawing(notes.Select(n => n.Place))));
        }

        sheet.Worksheet.Append(new LegacyDrawing { Id = sheet.GetIdOfPart(drawing) });
    }

    /// <summary>What a note says: each finding with its grade and advice.</summary>
    public static string Text(IEnumerable<Finding> findings) => string.Join("\n\n", findings.Select(f =>
        $"【{Name(f.Severity)}】{f.Message}\n规则：{f.Rule.Id} {f.Rule.Title}{(f.Rule.Advice.Length > 0 ? "\n建议：" + f.Rule.Advice : "")}{(f.Explanation is { } why ? "\n已说明：" + why : "")}"));

    /// <summary>A grade in Chinese.</summary>
    public static string Name(Severity severity) => severity switch
    {
        Severity.Info => "提示",
        Severity.Warning => "警告",
        Severity.Error => "错误",
    };

    private static string Drawing(IEnumerable<(int Row, int Column)> places)
    {
        var vml = new StringBuilder("""
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
            <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
            <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
            """);
        var id = 1025;
        foreach (var (row, column) in places)
        {
            vml.Append($"""
                <v:shape id="_x0000_s{id++}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:110pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">
                <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>
                <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column}, 15, {Math.Max(0, row - 2)}, 4, {column + 5}, 15, {row + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>
                """);
        }

        return vml.Append("</xml>").ToString();
    }
}
