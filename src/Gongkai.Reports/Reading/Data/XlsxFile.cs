using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Reports.Reading.Data;

/// <summary>What a cell of a workbook holds: a number as written, or text; neither in an empty cell.</summary>
internal readonly record struct XlsxCell(decimal? Number, string Text);

/// <summary>The cells and names of an .xlsx file, as spreadsheet programs leave them. Formulas count with the result saved beside them.</summary>
internal sealed class XlsxFile
{
    private const int MaxNames = 10_000;
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, XlsxCell>> sheets = new(StringComparer.Ordinal);
    private readonly List<string> strings = [];
    private readonly OfficePackage package;
    private readonly ReadBudget budget;

    private XlsxFile(OfficePackage package, ReadBudget budget) => (this.package, this.budget) = (package, budget);

    /// <summary>The names that the workbook gives to single cells, with their sheet and reference.</summary>
    public Dictionary<string, (string Sheet, string Reference)> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the whole workbook.</summary>
    public static XlsxFile Read(ReadOnlyMemory<byte> bytes, ReadLimits limits)
    {
        var budget = new ReadBudget(limits, CancellationToken.None);
        try
        {
            using var package = new OfficePackage(bytes, budget);
            var workbook = new XlsxFile(package, budget);
            workbook.ReadSheets(workbook.ReadRelationships());
            return workbook;
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException)
        {
            throw new UnreadableDocumentException("xlsx.broken", "工作簿（.xlsx）已损坏或不完整，请重新导出或另存后再试。");
        }
    }

    /// <summary>A cell; an empty one where the sheet has none.</summary>
    public XlsxCell this[string sheet, string reference] =>
        sheets.TryGetValue(sheet, out var cells) ? cells.GetValueOrDefault(reference, new XlsxCell(null, "")) : new XlsxCell(null, "");

    /// <summary>The rows of a list: its cells as text, the head left out; none when there is no such sheet.</summary>
    public IEnumerable<string[]> List(string sheet, int columns)
    {
        if (!sheets.TryGetValue(sheet, out var cells))
        {
            yield break;
        }

        var rows = cells.Keys.Select(r => int.Parse(r.AsSpan(r.AsSpan().IndexOfAnyInRange('0', '9')), CultureInfo.InvariantCulture)).ToHashSet();
        foreach (var row in rows.Where(r => r > 1).Order())
        {
            yield return [.. Enumerable.Range(0, columns).Select(c => cells.GetValueOrDefault($"{(char)('A' + c)}{row}")).Select(c => c.Number?.ToString(CultureInfo.InvariantCulture) ?? c.Text ?? "")];
        }
    }

    private Dictionary<string, string> ReadRelationships()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = package.Open("xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
            {
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }

    private void ReadSheets(Dictionary<string, string> targets)
    {
        using (var xml = package.Open("xl/workbook.xml") ?? throw new InvalidDataException())
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("name") is { } name && xml.GetAttribute("id", Relationships) is { } id)
                {
                    parts[name] = targets.GetValueOrDefault(id) ?? throw new InvalidDataException();
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "definedName" } && xml.GetAttribute("name") is { } defined && Names.Count < MaxNames)
                {
                    AddName(defined, TextWithin(xml));
                }
            }
        }

        ReadStrings();
        foreach (var (name, part) in parts)
        {
            sheets[name] = ReadSheet(part);
        }
    }

    /// <summary>「'三、依申请公开'!$J$4」; a name of anything but one cell is passed over.</summary>
    private void AddName(string name, string definition)
    {
        var mark = definition.LastIndexOf('!');
        if (mark > 0)
        {
            var sheet = definition[..mark].TrimStart('$').Trim('\'').Replace("''", "'", StringComparison.Ordinal);
            var reference = definition[(mark + 1)..].Replace("$", "", StringComparison.Ordinal);
            if (IsReference(reference))
            {
                Names[name] = (sheet, reference);
            }
        }
    }

    private void ReadStrings()
    {
        using var xml = package.Open("xl/sharedStrings.xml");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                budget.Step();
                strings.Add(TextWithin(xml));
            }
        }
    }

    private Dictionary<string, XlsxCell> ReadSheet(string part)
    {
        var cells = new Dictionary<string, XlsxCell>(StringComparer.Ordinal);
        using var xml = package.Open(part) ?? throw new InvalidDataException();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" } && xml.GetAttribute("r") is { } reference && IsReference(reference))
            {
                budget.Cell();
                budget.Step();
                if (ReadCell(xml) is { } cell)
                {
                    cells[reference] = cell;
                }
            }
        }

        return cells;
    }

    private XlsxCell? ReadCell(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return null;
        }

        var type = xml.GetAttribute("t");
        string? value = null;
        using var inside = xml.ReadSubtree();
        inside.Read();
        while (inside.Read())
        {
            if (inside is { NodeType: XmlNodeType.Element, LocalName: "is" or "v" })
            {
                value = TextWithin(inside);
            }
        }

        return (type, value) switch
        {
            (_, null or "") => null,
            ("s", _) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < strings.Count ? new XlsxCell(null, strings[i]) : throw new InvalidDataException(),
            ("inlineStr" or "str" or "e" or "b", _) => new XlsxCell(null, value),
            _ => Number(value) is { } number ? new XlsxCell(number, "") : throw new InvalidDataException(),
        };
    }

    /// <summary>The characters within an element, without the readings that may stand beside Chinese ones.</summary>
    private static string TextWithin(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" or "phoneticPr" })
            {
                xml.Skip();
            }

            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                text.Append(xml.Value);
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// A number as saved. Spreadsheet programs keep binary floating point and save up to seventeen digits: 1087.3099999999999 is the
    /// 1087.31 that was typed. What was written exactly is read exactly.
    /// </summary>
    private static decimal? Number(string saved)
    {
        if (!decimal.TryParse(saved, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return null;
        }

        const int DigitsTyped = 15;
        if (saved.Count(char.IsAsciiDigit) > DigitsTyped && double.TryParse(saved, NumberStyles.Float, CultureInfo.InvariantCulture, out var binary))
        {
            var shortest = binary.ToString("G15", CultureInfo.InvariantCulture);
            if (double.Parse(shortest, CultureInfo.InvariantCulture) == binary && decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var typed)
                && saved.Count(char.IsAsciiDigit) is 16 or 17)
            {
                return typed;
            }
        }

        return exact;
    }

    private static bool IsReference(string text)
    {
        var letters = text.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        return letters is > 0 and <= 3 && text.Length - letters <= 7 && text.AsSpan(letters).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
