using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests;

/// <summary>A bureau that takes applications: its office, two sections with a clerk each, a leader, an auditor, an inspector above, somebody beside.</summary>
internal sealed class RequestOffice : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 8, 10, 9, 30, 0, TimeSpan.FromHours(8));

    private RequestOffice(Store store) => Store = store;

    public Store Store { get; }

    public AgencyPlace Bureau { get; private set; } = null!;

    public AgencyPlace County { get; private set; } = null!;

    public Officer Office { get; private set; } = null!;

    public Officer Clerk { get; private set; } = null!;

    public Officer OtherClerk { get; private set; } = null!;

    public Officer Leader { get; private set; } = null!;

    public Officer Auditor { get; private set; } = null!;

    public Officer Above { get; private set; } = null!;

    public Officer Beside { get; private set; } = null!;

    public long Planning { get; private set; }

    public long Finance { get; private set; }

    public static async Task<RequestOffice> OpenAsync(Database database)
    {
        var store = await Store.CreateAsync(database);
        store.Clock.Now = Monday;
        var office = new RequestOffice(store);
        office.County = await office.AgencyAsync("青山县人民政府", null);
        office.Bureau = await office.AgencyAsync("青山县教育局", office.County.Id);
        var beside = await office.AgencyAsync("青山县财政局", office.County.Id);
        office.Office = await office.PersonAsync("office", office.Bureau, StaffRole.DisclosureOffice);
        office.Clerk = await office.PersonAsync("clerk", office.Bureau, StaffRole.SectionOfficer);
        office.OtherClerk = await office.PersonAsync("other", office.Bureau, StaffRole.SectionOfficer);
        office.Leader = await office.PersonAsync("leader", office.Bureau, StaffRole.Leader);
        office.Auditor = await office.PersonAsync("auditor", office.Bureau, StaffRole.Auditor);
        office.Above = await office.PersonAsync("above", office.County, StaffRole.Inspector);
        office.Beside = await office.PersonAsync("beside", beside, StaffRole.DisclosureOffice, StaffRole.SectionOfficer);
        office.Planning = await office.SectionAsync("规划科", office.Clerk);
        office.Finance = await office.SectionAsync("财务科", office.OtherClerk);
        return office;
    }

    /// <summary>Days after the Monday on which everything begins.</summary>
    public static DateOnly Day(int days) => new DateOnly(2026, 8, 10).AddDays(days);

    public void Go(int days) => Store.Clock.Now = Monday.AddDays(days);

    public static Application Application(string name = "甲某某", string wanted = "2025年度全县教育经费统计表", string? identity = null) => new()
    {
        Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = name, IdentityNumber = identity, Telephone = "000-00000001", Address = "示例市示例路1号" },
        Wanted = wanted,
        Way = WantedWay.Post,
    };

    /// <summary>Registers an application that was handed in today.</summary>
    public async Task<long> RegisterAsync(RequestChannel channel = RequestChannel.InPerson, Application? application = null, bool confirmed = true)
    {
        var today = DateOnly.FromDateTime(Store.Clock.Now.DateTime);
        return (await Store.With((RegisterRequest o) => o.ExecuteAsync(
            new() { AgencyId = Bureau.Id, Receipt = new(channel, today, channel.IsConfirmed() && confirmed ? today : null), Application = application ?? Application() }, Office, default))).ShouldBeRegistered().Id;
    }

    /// <summary>Does an act as one who has just opened the case.</summary>
    public async Task<Outcome<int>> DoAsync<TOperation>(long id, Officer by, Func<TOperation, Recorded, Task<Outcome<int>>> work, string? remark = null)
        where TOperation : notnull
    {
        var recorded = new Recorded(id, (await CaseAsync(id)).Version, by) { Remark = remark };
        return await Store.With((TOperation operation) => work(operation, recorded));
    }

    /// <summary>What a sent letter does to the facts, so that what comes in afterwards can be recorded.</summary>
    public Task<Outcome<int>> SentAsync(long id, RequestAct act, Func<ClockFacts, ClockFacts> change) => Store.With((RequestActing o) => o.DoAsync(id, null, act, Office, found =>
    {
        found.Request.Facts = change(found.Request.Facts);
        return Task.FromResult<Outcome<RequestActing.Entry>>(new RequestActing.Entry("request.consulted"));
    }, default));

    public Task<DisclosureRequest> CaseAsync(long id) => Store.With((GongkaiDbContext db) => db.Requests.AsNoTracking().SingleAsync(r => r.Id == id));

    public Task<RequestView?> ViewAsync(long id, Officer by) => Store.With((RequestQueries o) => o.ViewAsync(id, by, default));

    public async Task<TimelineEntry> LastAsync(long id) => (await Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(id), default)))[^1];

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private async Task<AgencyPlace> AgencyAsync(string name, long? parent)
    {
        var saved = await Store.With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile { Name = name, Level = AgencyLevel.County, Kind = AgencyKind.Other }, parent), default));
        return (await Store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == saved.Value))).Place!;
    }

    private async Task<Officer> PersonAsync(string name, AgencyPlace place, params StaffRole[] roles)
    {
        var added = await Store.With((AddAccount add) => add.ExecuteAsync(new(name, "经办" + name, place.Id, roles) { Password = "rain on seven roofs" }, default));
        return (await Store.With((StaffSessions sessions) => sessions.OfficerAsync(added.Value.AccountId, default)))!;
    }

    private async Task<long> SectionAsync(string name, Officer member) =>
        (await Store.With((SaveSection save) => save.ExecuteAsync(new(Bureau.Id, null, 0, name, false, [member.AccountId]), Office, default))).Value;
}

/// <summary>What tests say of registrations.</summary>
internal static class Registrations
{
    public static RegisteredRequest ShouldBeRegistered(this Outcome<RegisteredRequest> outcome)
    {
        outcome.Problems.Select(p => p.Code).ShouldBeEmpty();
        return outcome.Value;
    }
}
