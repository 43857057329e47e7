using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Operations.Data;
using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests;

/// <summary>The real host on a SQLite file of its own, with the five sample reports in it.</summary>
public class Portal : WebApplicationFactory<Program>
{
    /// <summary>The token of the operator.</summary>
    public const string Token = "a token of the tests";

    private readonly string folder = Directory.CreateTempSubdirectory("gongkai-web-").FullName;

    /// <summary>Where its database is.</summary>
    public virtual string ConnectionString => $"Data Source={Path.Combine(folder, "gongkai.db")};Pooling=False";

    /// <summary>Counts what goes to the database.</summary>
    internal QueryCounter Queries { get; } = new();

    /// <summary>The folder that the solution stands in.</summary>
    public static string Root
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(at!.FullName, "Gongkai.slnx")))
            {
                at = at.Parent;
            }

            return at.FullName;
        }
    }

    /// <summary>Further settings of a kind of portal.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [("Gongkai:OperatorToken", Token), ("Gongkai:CheckUpsPerMinute", "100000"), ("Gongkai:SignInsPerMinute", "100000"), ("Gongkai:ApplicantPostsPerMinute", "100000")];

    /// <summary>A browser without scripts: it keeps cookies and follows links.</summary>
    public Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = true, HandleCookies = true }));

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Database:ConnectionString", ConnectionString);
        builder.UseSetting("Seed:Folder", Path.Combine(Root, "samples", "reports"));
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services => services
            .ConfigureDbContext<GongkaiDbContext>(options => options.AddInterceptors(Queries))
            .Configure<PasswordHasherOptions>(options => options.IterationCount = 1000)); // dear on purpose where it counts
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A portal whose configuration holds no operator's token.</summary>
public sealed class PortalWithoutOperator : Portal
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Value)> Settings => [];
}

/// <summary>Another node on the database of a portal.</summary>
public sealed class SecondNode(Portal first) : Portal
{
    private readonly string index = Directory.CreateTempSubdirectory("gongkai-index-").FullName;

    /// <inheritdoc/>
    public override string ConnectionString => first.ConnectionString;

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Value)> Settings => [("Search:Folder", index)];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(index))
        {
            Directory.Delete(index, recursive: true);
        }
    }
}

/// <summary>A portal on which nobody works the check-ups off.</summary>
public sealed class IdlePortal : Portal
{
    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Remove(services.Single(s => s.ImplementationType == typeof(CheckUpWorker))));
    }
}

/// <summary>A portal that takes two check-ups a minute.</summary>
public sealed class PatientPortal : Portal
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Value)> Settings => [("Gongkai:CheckUpsPerMinute", "2")];
}

/// <summary>A page as its reader has it before him.</summary>
public sealed record Page(HttpStatusCode Status, IHtmlDocument Document, HttpResponseMessage Answer)
{
    /// <summary>The heading.</summary>
    public string Heading => Document.QuerySelector("h1")!.TextContent.Trim();

    /// <summary>The text of the main part.</summary>
    public string Text => Document.QuerySelector("main")!.TextContent;

    /// <summary>The first element of a selector.</summary>
    public IElement this[string selector] => Document.QuerySelector(selector) ?? throw new KeyNotFoundException($"no {selector} on «{Heading}»");

    /// <summary>All elements of a selector.</summary>
    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];
}

/// <summary>Somebody who reads pages and fills in forms.</summary>
public sealed class Visitor(HttpClient client)
{
    /// <summary>For what is no page.</summary>
    public HttpClient Client => client;

    /// <summary>Opens a page.</summary>
    public async Task<Page> Open(string address) => await PageOf(await client.GetAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Fills in the form of a page and sends it.</summary>
    public async Task<Page> Send(Page page, string form, params (string Name, object Value)[] entries)
    {
        var element = (IHtmlFormElement)page[form];
        var address = element.GetAttribute("action") is { Length: > 0 } action ? action : page.Answer.RequestMessage!.RequestUri!.PathAndQuery;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in element.QuerySelectorAll("input[type=hidden]").Where(h => entries.All(e => e.Name != h.GetAttribute("name"))))
        {
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        }

        foreach (var (name, value) in entries)
        {
            if (value is (string fileName, byte[] bytes))
            {
                var file = new ByteArrayContent(bytes);
                file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                content.Add(file, name, fileName);
            }
            else
            {
                content.Add(new StringContent((string)value), name);
            }
        }

        return await PageOf(await client.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    /// <summary>Signs in as the operator.</summary>
    public async Task<Visitor> AsOperator()
    {
        var page = await Send(await Open("/operator"), "main form", ("Token", Portal.Token));
        page.Text.ShouldContain("已用运维口令登录");
        return this;
    }

    private static async Task<Page> PageOf(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return new Page(answer.StatusCode, new HtmlParser().ParseDocument(text), answer);
    }
}
