using System.Xml.Linq;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Architecture.Tests;

public sealed class DependencyTests
{
    // Who may use whom. A new project is entered here, which is the moment to think about it.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Gongkai.Domain"] = [],
        ["Gongkai.Reports"] = ["Gongkai.Domain"],
        ["Gongkai.Operations"] = ["Gongkai.Domain", "Gongkai.Reports"],
        ["Gongkai.Web"] = ["Gongkai.Domain", "Gongkai.Reports", "Gongkai.Operations"],
        ["Gongkai.Cli"] = ["Gongkai.Domain", "Gongkai.Reports", "Gongkai.Operations"],
    };

    // An analyzer leaves no trace in what is built.
    private static readonly string[] DomainPackages = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    [Fact]
    public void Dependencies_point_one_way()
    {
        var projects = Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        projects.Select(Path.GetFileNameWithoutExtension).ShouldBe(Allowed.Keys, ignoreOrder: true);
        foreach (var project in projects)
        {
            var used = Items(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')));
            used.ShouldBeSubsetOf(Allowed[Path.GetFileNameWithoutExtension(project)], project);
        }
    }

    [Fact]
    public void The_domain_needs_nothing_but_the_language()
    {
        Items("src/Gongkai.Domain/Gongkai.Domain.csproj", "PackageReference").ShouldBe(DomainPackages);
        typeof(ReportForm).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.Net", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_operations_know_the_database()
    {
        var others = Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal) && !f.Contains("Gongkai.Operations"));
        others.SelectMany(f => Items(f, "PackageReference")).ShouldNotContain(p => p.Contains("EntityFrameworkCore") || p.StartsWith("Npgsql", StringComparison.Ordinal) || p.Contains("Sqlite"));
    }

    [Fact]
    public void Every_version_of_a_package_stands_in_one_file()
    {
        var elsewhere = Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(f => XDocument.Parse(Repository.Read(f)).Descendants("PackageReference").Where(r => r.Attribute("Version") is not null || r.Attribute("VersionOverride") is not null).Select(_ => f));

        elsewhere.ShouldBeEmpty();
        XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(v => v.Attribute("Version")!.Value)
            .ShouldAllBe(version => !version.Contains('*') && !version.Contains('[') && !version.Contains('('));
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(r => r.Attribute("Include")!.Value);
}
