using System.Text.RegularExpressions;

namespace Gongkai.Architecture.Tests;

public sealed partial class VisibilityTests
{
    [Fact]
    public void What_serves_the_public_reads_only_what_was_made_public()
    {
        var files = Repository.Files.Where(f => PublicFolders.Any(folder => f.StartsWith(folder, StringComparison.Ordinal)) && f.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(5);
        files.Where(f => OfficersTables().IsMatch(Repository.Read(f))).ShouldBeEmpty();
    }

    private static readonly string[] PublicFolders = ["src/Gongkai.Operations/Portal/", "src/Gongkai.Operations/Search/", "src/Gongkai.Web/Pages/Portal/", "src/Gongkai.Web/Portal/", "src/Gongkai.Web/Search/"];

    [GeneratedRegex(@"\bdb\.(Documents|DocumentRevisions|DocumentSignatures|DossierEntries)\b|\b(FROM|JOIN)\s+(documents|document_revisions|document_signatures|dossier_entries)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfficersTables();
}
