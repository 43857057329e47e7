using Gongkai.Web.AnnualReports;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Gongkai.Browser.Tests;

/// <summary>The real host on a port and a SQLite file of its own, with the five sample reports in it.</summary>
internal sealed class PortalOnAPort : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("gongkai-browser-").FullName;

    /// <summary>False to leave check-ups waiting, so that their progress can be looked at.</summary>
    public bool ChecksReports { get; init; } = true;

    /// <summary>Begins to listen; the address.</summary>
    public string Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(folder, "gongkai.db")};Pooling=False");
        builder.UseSetting("Seed:Folder", Path.Combine(Samples.Root, "samples", "reports"));
        builder.UseSetting("Gongkai:OperatorToken", Samples.Token);
        builder.UseSetting("Gongkai:CheckUpsPerMinute", "100000");
        if (!ChecksReports)
        {
            builder.ConfigureServices(services => services.Remove(services.Single(s => s.ImplementationType == typeof(CheckUpWorker))));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
