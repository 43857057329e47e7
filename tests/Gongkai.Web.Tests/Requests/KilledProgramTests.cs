using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Requests;

/// <summary>The program is killed while applicants submit and officers work on their cases, and started again on the same database.</summary>
public sealed class KilledProgramTests
{
    private const int Kills = 3;
    private const int Applicants = 3;
    private const int Officers = 3;
    private const int BeforeTheKill = 7;
    private const string Slug = "sjj";
    private static readonly MasterKeySettings Keys = new() { MasterKey = MasterKeys.NewLine("test") };

    /// <summary>A form that somebody sent, and the number that came back; null where the program was killed before.</summary>
    private sealed record Sent(CookieContainer Cookies, Page Form, string? Number);

    /// <summary>An act on a case that the program answered.</summary>
    private sealed record Acted(long Case, string Act);

    // Enough has been acknowledged of both kinds.
    private sealed class Progress
    {
        private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int applied;
        private int acted;

        public Task Enough => enough.Task;

        public void Applied() => Look(Interlocked.Increment(ref applied), Volatile.Read(ref acted));

        public void Acted() => Look(Interlocked.Increment(ref acted), Volatile.Read(ref applied));

        private void Look(int one, int other)
        {
            if (one >= BeforeTheKill && other >= BeforeTheKill)
            {
                enough.TrySetResult();
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task What_was_acknowledged_is_there_no_act_is_half_done_and_a_repeated_submission_is_recognised(Database kind)
    {
        await using var database = await kind.CreateAsync();
        await using var services = RunningProgram.Operations(database, Keys);
        var agency = await FurnishAsync(services);
        var (sent, acted) = (new ConcurrentBag<Sent>(), new ConcurrentBag<Acted>());
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var program = await RunningProgram.StartAsync(database, Keys);
            var end = new Progress();
            var people = Enumerable.Range(0, Applicants).Select(_ => UntilKilledAsync(() => ApplyAsync(program, sent, end)))
                .Concat(Enumerable.Range(0, Officers).Select(_ => UntilKilledAsync(() => WorkAsync(program, agency, acted, end)))).ToList();
            await Task.WhenAny([end.Enough, .. people]); // one that failed ends it too
            await program.KillAsync(); // with the others in the middle of their acts
            await Task.WhenAll(people);
        }

        sent.Count(s => s.Number is not null).ShouldBeGreaterThan(Kills);
        acted.Count.ShouldBeGreaterThan(Kills);
        await ShouldBeSoundAsync(services, [.. sent], [.. acted]);

        // Everybody who does not know whether it arrived sends the same form again.
        await using (var program = await RunningProgram.StartAsync(database, Keys))
        {
            var numbers = new List<string>();
            foreach (var form in sent)
            {
                var again = await Applying.SubmitAsync(program.Visit(form.Cookies), form.Form);
                again.Status.ShouldBe(HttpStatusCode.OK, again.Document.Source.Text);
                numbers.Add(again["#number"].TextContent);
                (form.Number is null || numbers[^1] == form.Number).ShouldBeTrue("the first number holds");
            }

            numbers.ShouldBeUnique();
            (await With(services, (GongkaiDbContext db) => db.Requests.CountAsync(r => r.Channel == RequestChannel.Web))).ShouldBe(numbers.Count);
        }

        await ShouldBeSoundAsync(services, [.. sent], [.. acted]);
    }

    private static async Task UntilKilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The program was killed.
        }
    }

    private static async Task ApplyAsync(RunningProgram program, ConcurrentBag<Sent> sent, Progress end)
    {
        while (true)
        {
            var cookies = new CookieContainer();
            var visitor = program.Visit(cookies);
            var form = await visitor.Open($"/gov/{Slug}/apply");
            string? number = null;
            try
            {
                number = (await Applying.SubmitAsync(visitor, form))["#number"].TextContent;
                end.Applied();
            }
            finally
            {
                sent.Add(new(cookies, form, number));
            }
        }
    }

    private static async Task WorkAsync(RunningProgram program, long agency, ConcurrentBag<Acted> acted, Progress end)
    {
        var office = await program.Visit().SignInAsync("office");
        var clerk = await program.Visit().SignInAsync("clerk");
        while (true)
        {
            var registered = await office.Send(
                await office.Open("/workbench/requests/new"), "main form", ("agency", $"{agency}"), ("Form.Channel", "InPerson"), ("Form.ArrivedOn", Today()), ("Form.Kind", "NaturalPerson"), ("Form.Name", "甲某某"),
                ("Form.Telephone", "000-00000001"), ("Form.Wanted", "2025年度审计工作报告"), ("Form.Subject", "2025年度审计工作报告"), ("Form.Address", "示例市示例路1号"), ("Form.Form", "Paper"), ("Form.Way", "Post"));
            var address = (registered.All("a.button") is [var link, ..] ? link.GetAttribute("href") : null) ?? throw new InvalidOperationException(registered.Text);
            var id = long.Parse(address.Split('/')[^1]);
            Done("request.registered");
            var form = await office.Open(address + "/assign");
            await ActAsync("request.assigned", office.Send(form, "main form", ("Form.SectionId", form.All("#section option").Single(o => o.TextContent == "综合科").GetAttribute("value")!), ("Form.PersonId", ""), ("Form.Remark", "")));
            await ActAsync("request.claimed", clerk.Send(await clerk.Open(address + "/claim"), "main form"));
            await ActAsync("request.noted", clerk.Send(await clerk.Open(address + "/note"), "main form", ("Form.Remark", "已查档案"), ("Form.Files", ("目录.txt", "目录"u8.ToArray()))));
            form = await office.Open($"{address}/letters/new?kind=Answer&answer=AlreadyPublic");
            ((AngleSharp.Dom.IElement)form["main form"]).SetAttribute("action", address + "/letters/new?handler=AtOnce");
            await ActAsync("request.answered-at-once", office.Send(form, "main form", ("Form.Values[information]", "审计工作报告"), ("Form.Values[where]", "本机关网站"), ("Form.RemediesChecked", "true"), ("receivedBy", "甲某某")));

            async Task ActAsync(string act, Task<Page> page)
            {
                var answered = await page;
                answered.All("[role=alert]").Select(a => a.TextContent).ShouldBeEmpty(act);
                answered.Status.ShouldBe(HttpStatusCode.OK, act);
                Done(act);
            }

            void Done(string act)
            {
                acted.Add(new(id, act));
                end.Acted();
            }
        }
    }

    // All that was acknowledged is there; each case is what its entries say, no more and no less; the chains hold; the applications can be read.
    private static async Task ShouldBeSoundAsync(ServiceProvider services, IReadOnlyList<Sent> sent, IReadOnlyList<Acted> acted)
    {
        var requests = await With(services, (GongkaiDbContext db) => db.Requests.AsNoTracking().ToListAsync());
        var entries = (await With(services, (GongkaiDbContext db) => db.DossierEntries.AsNoTracking().Where(e => e.CaseKey.StartsWith("request/")).OrderBy(e => e.Sequence).ToListAsync())).ToLookup(e => e.CaseKey);
        sent.Select(s => s.Number).OfType<string>().ShouldBeSubsetOf(requests.Select(r => r.Number));
        acted.ShouldAllBe(a => entries[DisclosureRequest.KeyOf(a.Case)].Any(e => e.Act == a.Act));
        var submissions = await With(services, (GongkaiDbContext db) => db.Set<PortalSubmission>().AsNoTracking().Select(s => s.RequestId).ToListAsync());
        submissions.ShouldBe(requests.Where(r => r.Channel == RequestChannel.Web).Select(r => r.Id), ignoreOrder: true);
        var letters = await With(services, (GongkaiDbContext db) => db.Set<RequestLetter>().AsNoTracking().ToListAsync());
        letters.Select(l => l.RequestId).ShouldBe(entries.Where(e => e.Any(x => x.Act == "request.answered-at-once")).Select(e => long.Parse(e.Key.Split('/')[1])), ignoreOrder: true);
        letters.Select(l => l.Number).ShouldBeUnique();
        letters.ShouldAllBe(l => l.FileId != null);
        foreach (var request in requests)
        {
            var changes = entries[request.CaseKey].Select(e => JsonDocument.Parse(e.Detail!).RootElement).ToList();
            changes.Select(c => c.GetProperty("version").GetInt32()).ShouldBe(Enumerable.Range(1, request.Version), request.Number);
            request.Status.ShouldBe(changes[^1].TryGetProperty("after", out var after) ? Enum.Parse<RequestStatus>(after.GetString()!, ignoreCase: true) : RequestStatusAtFirst(request), request.Number);
            (request.Answer is null).ShouldBe(!entries[request.CaseKey].Any(e => e.Act == "request.answered-at-once"), request.Number);
            var files = await With(services, (GongkaiDbContext db) => db.RequestFiles.AsNoTracking().CountAsync(f => f.RequestId == request.Id));
            files.ShouldBe(entries[request.CaseKey].Count(e => e.Act is "request.noted" or "request.answered-at-once"), request.Number);
            (await With(services, (SealedApplications o) => o.OpenAsync(request, default))).ShouldNotBeNull(request.Number);
        }

        (await With(services, (GongkaiDbContext db) => db.RequestFiles.CountAsync(f => !db.Set<RequestFileContent>().Any(c => c.FileId == f.Id)))).ShouldBe(0);
        requests.Select(r => r.NumberOrder).Order().Zip(Enumerable.Range(1, requests.Count)).ShouldAllBe(n => n.First % 1_000_000_000 == n.Second, "no number was used up by what was not done");
        await foreach (var chain in services.CreateScope().ServiceProvider.GetRequiredService<VerifyDossiers>().ExecuteAsync(default))
        {
            chain.Fault.ShouldBeNull();
        }
    }

    private static RequestStatus RequestStatusAtFirst(DisclosureRequest request) => request.Channel.IsConfirmed() ? RequestStatus.AwaitingConfirmation : RequestStatus.InProgress;

    private static string Today() => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd");

    private static async Task<long> FurnishAsync(ServiceProvider services)
    {
        await services.GetRequiredService<SchemaUpgrader>().UpgradeAsync(default);
        var agency = (await With(services, (SaveAgency o) => o.ExecuteAsync(new(new AgencyProfile
        {
            Name = "试某县审计局",
            Slug = Slug,
            Kind = AgencyKind.Department,
            DocumentPrefixes = ["试审"],
            OfficeTelephone = "0000-0000000",
            ReconsiderationBody = "试某县人民政府",
            Court = "试某县人民法院",
        }, null), default))).Value;
        var office = await PersonAsync("office", StaffRole.DisclosureOffice);
        var clerk = await PersonAsync("clerk", StaffRole.SectionOfficer);
        var by = (await With(services, (StaffSessions o) => o.OfficerAsync(office, default)))!;
        (await With(services, (Operations.Sections.SaveSection o) => o.ExecuteAsync(new(agency, null, 0, "综合科", false, [clerk]), by, default))).Failed.ShouldBeFalse();
        await With(services, async (GongkaiDbContext db) =>
        {
            db.Add(new RequestSettingsRow { AgencyId = agency, Practice = new RequestPractice { MostFromNetworkAnHour = 100_000 } });
            return await db.SaveChangesAsync();
        });
        return agency;

        async Task<long> PersonAsync(string name, StaffRole role) =>
            (await With(services, (AddAccount o) => o.ExecuteAsync(new(name, "经办 " + name, agency, [role]) { Password = Staff.Password, MustChangePassword = false }, default))).Value.AccountId;
    }

    private static async Task<T> With<TService, T>(ServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
