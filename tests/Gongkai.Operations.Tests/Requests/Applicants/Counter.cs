using System.Globalization;
using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests.Requests.Applicants;

/// <summary>An agency that takes applications on the platform, and somebody who applies.</summary>
internal sealed class Counter(Office office) : IAsyncDisposable
{
    public const string Identity = "11010519491231002X";

    public Store Store => office.Store;

    public long Agency => office.Place.Id;

    public Officer Clerk => office.Disclosure;

    public Officer Administrator => office.Administrator;

    public static async Task<Counter> OpenAsync(Database database, RequestPractice? practice = null)
    {
        var counter = new Counter(await Office.OpenAsync(database));
        if (practice is not null)
        {
            await counter.Store.With(async (GongkaiDbContext db) =>
            {
                db.Add(new RequestSettingsRow { AgencyId = counter.Agency, Practice = practice });
                return await db.SaveChangesAsync();
            });
        }

        return counter;
    }

    public static Application Asked(string name = "张某一", string wanted = "2025年农村公路养护专项资金的分配方案", string telephone = "00010001000", string? email = null, string? identity = Identity) => new()
    {
        Applicant = new Applicant { Kind = ApplicantKind.NaturalPerson, Name = name, IdentityNumber = identity, Telephone = telephone, Email = email },
        Wanted = wanted,
    };

    public SubmitApplication.Command Submission(string key, Application? asked = null, string network = "192.0.2.1", string? notices = null, params ApplicantFile[] files) =>
        new(Agency, asked ?? Asked(), files, key, network, notices);

    public Task<Outcome<SubmitApplication.Submitted>> SubmitAsync(SubmitApplication.Command command) => Store.With((SubmitApplication o) => o.ExecuteAsync(command, default));

    public async Task<SubmitApplication.Submitted> SubmittedAsync(string key = "k1", Application? asked = null) => (await SubmitAsync(Submission(key, asked))).Value;

    public Task<Outcome<CaseKey>> TryAsync(string? number, string? code, string network = "192.0.2.9") => Store.With((OpenCase o) => o.ExecuteAsync(Agency, number, code, network, default));

    public Task<Outcome<int>> ActAsync(long id, Func<ApplicantActs, Task<Outcome<int>>> act) => Store.With(act);

    public Task<ApplicantCase?> CaseAsync(long id) => Store.With((ApplicantCases o) => o.FindAsync(id, default));

    /// <summary>An act of the office, done the way every one is.</summary>
    public async Task OfficeAsync(long id, RequestAct act, Func<ClockFacts, ClockFacts> change) =>
        (await Store.With((RequestActing o) => o.DoAsync(id, null, act, Clerk, found =>
        {
            found.Request.Facts = change(found.Request.Facts);
            return Task.FromResult<Outcome<RequestActing.Entry>>(new RequestActing.Entry("request.tested"));
        }, default))).Failed.ShouldBeFalse();

    public Task ConfirmAsync(long id) => OfficeAsync(id, RequestAct.ConfirmReceipt, f => f with { Receipt = f.Receipt with { ConfirmedOn = On("2026-08-11") } });

    /// <summary>Answers the case on this day.</summary>
    public async Task AnswerAsync(long id, AnswerKind kind) =>
        (await Store.With((RequestActing o) => o.DoAsync(id, null, RequestAct.Answer, Clerk, found =>
        {
            (found.Request.Answer, found.Request.AnsweredOn, found.Request.AnsweredAt) = (kind, o.Today, o.Now);
            return Task.FromResult<Outcome<RequestActing.Entry>>(new RequestActing.Entry("request.tested"));
        }, default))).Failed.ShouldBeFalse();

    public Task<List<string>> ActsAsync(long id) =>
        Store.With((GongkaiDbContext db) => db.DossierEntries.Where(e => e.CaseKey == DisclosureRequest.KeyOf(id)).OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync());

    /// <summary>A file put into the case by the office.</summary>
    public async Task<long> AddFileAsync(long id, RequestFileKind kind, string name, string content)
    {
        await using var scope = Store.Scope();
        var (db, applications) = (scope.ServiceProvider.GetRequiredService<GongkaiDbContext>(), scope.ServiceProvider.GetRequiredService<SealedApplications>());
        return await db.ExclusivelyAsync(async () =>
        {
            var file = await applications.AddFileAsync(await db.Requests.SingleAsync(r => r.Id == id), kind, name, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(content), Clerk.AccountId, default);
            await db.SaveChangesAsync();
            return file.Id;
        }, default);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    public static DateOnly On(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
