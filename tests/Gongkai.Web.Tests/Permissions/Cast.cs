using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Gongkai.Web.Tests.Accounts;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Permissions;

/// <summary>A county with two bureaus; in one of them everybody there is, beside it somebody with every role, above it an administrator.</summary>
public sealed class Cast : IAsyncLifetime, IDisposable
{
    /// <summary>The portal.</summary>
    public Portal Portal { get; } = new();

    /// <summary>The county.</summary>
    public long County { get; private set; }

    /// <summary>The bureau that everything belongs to.</summary>
    public long Agency { get; private set; }

    /// <summary>The bureau beside.</summary>
    public long Beside { get; private set; }

    /// <summary>A draft of the bureau.</summary>
    public long Document { get; private set; }

    /// <summary>A lawsuit against the bureau.</summary>
    public long Remedy { get; private set; }

    /// <summary>A column of the bureau.</summary>
    public long Column { get; private set; }

    /// <summary>An account of the bureau.</summary>
    public long Account { get; private set; }

    /// <summary>An application to the bureau.</summary>
    public long Request { get; private set; }

    /// <summary>Those who knock, by what they are.</summary>
    public IReadOnlyList<(string Name, HttpClient Client)> People { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var county = County = await Portal.AddAgencyAsync("试县人民政府", "shix", kind: AgencyKind.Government);
        (Agency, Beside) = (await Portal.AddAgencyAsync("试县财政局", "shixczj", county), await Portal.AddAgencyAsync("试县教育局", "shixjyj", county));
        var people = new List<(string, HttpClient)> { ("nobody", Client()) };
        foreach (var role in StaffRoles.All)
        {
            var id = await Portal.AddOfficerAsync("at." + role.Key(), Agency, role);
            Account = role == StaffRole.SectionOfficer ? id : Account;
            people.Add((role.Key(), await SignedInAsync("at." + role.Key())));
        }

        await Portal.AddOfficerAsync("above.admin", county, StaffRole.Administrator);
        people.Add(("administrator above", await SignedInAsync("above.admin")));
        await Portal.AddOfficerAsync("beside.all", Beside, [.. StaffRoles.All]);
        people.Add(("all roles beside", await SignedInAsync("beside.all")));
        People = people;

        var drafter = new Officer(Account, "起草", [new((await PlaceAsync(Agency))!, StaffRole.SectionOfficer)]);
        Column = await With(async (GongkaiDbContext db) => (await db.Columns.Where(c => c.AgencyId == Agency).OrderBy(c => c.Id).FirstOrDefaultAsync())?.Id ?? 0);
        var writer = new Officer(Account, "编制", [new((await PlaceAsync(Agency))!, StaffRole.DisclosureOffice)]);
        await With((BeginReport begin) => begin.ExecuteAsync(Agency, 2025, writer, CancellationToken.None));
        var registrar = new Officer(Account, "登记", [new((await PlaceAsync(Agency))!, StaffRole.DisclosureOffice)]);
        Request = await With(async (RegisterRequest register) => (await register.ExecuteAsync(
            new()
            {
                AgencyId = Agency,
                Receipt = new(RequestChannel.InPerson, DateOnly.FromDateTime(DateTime.UtcNow)),
                Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", Address = "示例路1号" }, Wanted = "试行办法", Way = WantedWay.Post },
            }, registrar, CancellationToken.None)).Value.Id);
        Document = await With(async (CreateDocument create) => (await create.ExecuteAsync(new(Agency, Column, "notice", "试行通知"), drafter, CancellationToken.None)).Value);
        var office = new Officer(Account, "登记", [new((await PlaceAsync(Agency))!, StaffRole.DisclosureOffice)]);
        Remedy = await With(async (RegisterRemedy register) => (await register.ExecuteAsync(Agency, RemedyKind.Lawsuit, new RemedyRegistration
        {
            Subject = "对答复不服",
            Parties = new("甲某某"),
            Trial = new RemedyTrial { Body = "试县人民法院", NotifiedOn = new DateOnly(2026, 3, 2) },
        }, office, CancellationToken.None)).Value);
    }

    /// <summary>A client by name.</summary>
    public HttpClient this[string name] => People.Single(p => p.Name == name).Client;

    /// <summary>Does something in a scope of its own.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A route's address with the ids of the bureau's things.</summary>
    public string Address(string template)
    {
        var address = "/" + template.TrimStart('/');
        var id = address.Contains("/documents/", StringComparison.Ordinal) || address.Contains("/register/", StringComparison.Ordinal) ? Document
            : address.Contains("/remedies/", StringComparison.Ordinal) ? Remedy
            : address.Contains("/requests/", StringComparison.Ordinal) ? Request
            : address.Contains("/agencies/", StringComparison.Ordinal) ? Agency
            : address.Contains("/accounts/", StringComparison.Ordinal) ? Account : Column;
        address = address.Replace("{id:long}", id.ToString(), StringComparison.Ordinal)
            .Replace("{agency:long}", Agency.ToString(), StringComparison.Ordinal).Replace("{year:int}", "2025", StringComparison.Ordinal)
            .Replace("{cell}", "requests.received[0]", StringComparison.Ordinal).Replace("{format}", "json", StringComparison.Ordinal)
            .Replace("{file:long}", "1", StringComparison.Ordinal);
        var act = address.IndexOf("{act:", StringComparison.Ordinal);
        return (act < 0 ? address : address[..act] + (address.Contains("/requests/", StringComparison.Ordinal) ? "note" : "submit")) + "?agency=" + Agency;
    }

    /// <summary>A form's token for a signed-in person.</summary>
    public static async Task<string> TokenAsync(HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/account", UriKind.Relative));
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => Portal.Dispose();

    private Task<AgencyPlace?> PlaceAsync(long id) => With(async (GongkaiDbContext db) => (await db.Agencies.SingleAsync(a => a.Id == id)).Place);

    private HttpClient Client() => Portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Somebody who has opened an applicant's account.</summary>
    public async Task<HttpClient> ApplicantAsync(string name)
    {
        var client = Client();
        var form = await new Visitor(client).Open("/me/open");
        await new Visitor(client).Send(form, "main form", ("LoginName", name), ("Password", Staff.Password), ("Sum", Requests.Sums.Of(form)));
        return client;
    }

    private async Task<HttpClient> SignedInAsync(string name)
    {
        var client = Client();
        await new Visitor(client).Send(await new Visitor(client).Open("/account/sign-in"), "main form", ("UserName", name), ("Password", Staff.Password));
        return client;
    }
}
