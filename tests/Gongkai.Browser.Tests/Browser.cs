using Microsoft.Playwright;

namespace Gongkai.Browser.Tests;

/// <summary>One browser and one portal for all tests of a run.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Browser>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser";
}

/// <summary>Chromium before the real host, which listens on a port of its own with the five sample reports in it.</summary>
public sealed class Browser : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>A screen on a desk.</summary>
    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };

    /// <summary>A small telephone.</summary>
    public static readonly ViewportSize Phone = new() { Width = 375, Height = 812 };

    private const string Executable = "/usr/bin/chromium";
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly PortalOnAPort portal = new();
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>The portal's address.</summary>
    public string Address { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Address = portal.Listen();
        await PublicSite.AddAsync(portal.Services);
        Assertions.SetDefaultExpectTimeout(20_000); // a machine that is busy with other work is no failure
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    }

    /// <summary>A window of its own: no cookies of other tests.</summary>
    public async Task<IPage> OpenAsync(string path, ViewportSize? screen = null, bool scripts = true, string? address = null)
    {
        var context = await chromium!.NewContextAsync(new() { BaseURL = address ?? Address, ViewportSize = screen ?? Desk, JavaScriptEnabled = scripts, Locale = "zh-CN", ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => throw new InvalidOperationException($"script error on {page.Url}: {error}");
        await page.GotoAsync(path);
        return page;
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (chromium?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
        await portal.DisposeAsync();
    }
}

/// <summary>What the tests hand in.</summary>
internal static class Samples
{
    public const string Token = "a token of the tests";

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

    /// <summary>A sample report's file, by its number.</summary>
    public static string FileOf(int number) => Directory.GetFiles(Path.Combine(Root, "samples", "reports"), $"{number:000}_*").Single();
}
