using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>The original package: its parts, each within the budget.</summary>
internal sealed class DocxPackage : IDisposable
{
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly ReadBudget budget;

    public DocxPackage(ReadOnlyMemory<byte> bytes, ReadBudget budget)
    {
        this.budget = budget;
        if (ZipFiles.WrongEnd(bytes.Span) is { } wrong)
        {
            throw new RedactionRefusedException(wrong == FileProblems.Bomb ? RedactionProblems.Bomb : RedactionProblems.Damaged);
        }

        try
        {
            zip = ZipFiles.Open(bytes);
            foreach (var entry in zip.Entries)
            {
                entries.TryAdd(entry.FullName.TrimStart('/'), entry);
            }
        }
        catch (InvalidDataException)
        {
            throw new RedactionRefusedException(RedactionProblems.Damaged);
        }
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>The content of a part; null when there is none.</summary>
    public byte[]? Read(string name)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw new RedactionRefusedException(RedactionProblems.Encrypted);
        }

        try
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            var buffer = new byte[64 << 10];
            while (stream.Read(buffer) is > 0 and var read)
            {
                budget.Unpacked(read); // what the part declares is only a claim
                budget.Look();
                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new RedactionRefusedException(RedactionProblems.Damaged);
        }
        catch (UnreadableDocumentException e) when (e.Problem.Code == "unpacks-too-large")
        {
            throw new RedactionRefusedException(RedactionProblems.Bomb);
        }
    }

    /// <summary>A part as XML; null when there is none. Document types are refused, nothing outside is fetched.</summary>
    public XElement? Xml(string name)
    {
        if (Read(name) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            throw new RedactionRefusedException(RedactionProblems.Damaged);
        }
    }

    /// <summary>What a part refers to inside the package, by the reference's id: the end of its type and the part's name.</summary>
    public Dictionary<string, (string Type, string Target)> Relations(string part)
    {
        var folder = part.LastIndexOf('/') is >= 0 and var slash ? part[..(slash + 1)] : "";
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var relation in Xml($"{folder}_rels/{part[folder.Length..]}.rels")?.Elements() ?? [])
        {
            if ((string?)relation.Attribute("Id") is { } id && (string?)relation.Attribute("Target") is { } target && (string?)relation.Attribute("TargetMode") != "External")
            {
                var type = (string?)relation.Attribute("Type") ?? "";
                relations.TryAdd(id, (type[(type.LastIndexOf('/') + 1)..], Absolute(folder, target)));
            }
        }

        return relations;
    }

    public void Dispose() => zip.Dispose();

    private static string Absolute(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not (".." or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
