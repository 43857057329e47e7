using System.Collections.Concurrent;
using Gongkai.Domain.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Gongkai.Web.Tests.Accounts;

/// <summary>A portal whose every log line is kept, at the level of a busy debugging day.</summary>
public sealed class ListenedPortal : Portal
{
    /// <summary>The lines with all their values.</summary>
    internal LogKeeper Log { get; } = new();

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging =>
        {
            logging.AddProvider(Log);
            logging.SetMinimumLevel(LogLevel.Information);
            logging.AddFilter<LogKeeper>("Microsoft", LogLevel.Information);
            logging.AddFilter<LogKeeper>("System", LogLevel.Information);
        });
    }
}

internal sealed class LogKeeper : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(v => v.Value)) : "")} {exception}");
}

public sealed class LogTests(ListenedPortal portal) : IClassFixture<ListenedPortal>
{
    [Fact]
    public async Task No_log_line_holds_a_password_a_name_or_what_was_typed()
    {
        var agency = await portal.AddAgencyAsync("己县财政局", "jixczj");
        await portal.AddOfficerAsync("ji.admin", agency, StaffRole.Administrator);
        var visitor = portal.Visit();
        await visitor.Send(await visitor.Open("/account/sign-in"), "main form", ("UserName", "my-secret-typed-as-name"), ("Password", "wrong-password-of-mine"));
        await visitor.SignInAsync("ji.admin");
        var added = await visitor.Send(await visitor.Open("/workbench/accounts/new"), "main form", ("DisplayName", "欧阳测试"), ("UserName", "ouyang.ceshi"), ("AgencyId", agency.ToString()), ("Roles", "Leader"));
        var first = added.All("main code")[1].TextContent;

        portal.Log.Lines.Count.ShouldBeGreaterThan(20, "the log was listened to");
        foreach (var secret in (string[])["my-secret-typed-as-name", "wrong-password-of-mine", Staff.Password, first, "欧阳测试", "ouyang.ceshi", "ji.admin"])
        {
            portal.Log.Lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(secret);
        }
    }

    [Fact]
    public async Task What_is_measured_is_told_to_the_operator_and_to_nobody_else()
    {
        var visitor = portal.Visit();
        await visitor.Send(await visitor.Open("/account/sign-in"), "main form", ("UserName", "nobody"), ("Password", "x"));
        (await visitor.Open("/metrics")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "Authorization", "Bearer " + Portal.Token } } };
        var text = await (await visitor.Client.SendAsync(request)).Content.ReadAsStringAsync();

        text.ShouldContain("# TYPE http_server_request_duration histogram");
        text.ShouldContain("gongkai_sign_ins_total{result=\"refused\"}");
        text.ShouldMatch("http_server_request_duration_count\\{[^}]*http_route=\"account/sign-in\"[^}]*\\} [1-9]");
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => System.Text.RegularExpressions.Regex.IsMatch(line, "^# TYPE [a-z_:]+ (counter|gauge|histogram)$|^[a-zA-Z_:]+(\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\})? -?[0-9.E+-]+$"));
    }
}
