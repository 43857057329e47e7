using DocumentFormat.OpenXml.Packaging;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Letters;

/// <summary>A bureau with its office, and an application received on Monday 10 August 2026.</summary>
internal sealed class LetterDesk(Office office, AgencyPlace place) : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 8, 10);

    public Store Store => office.Store;

    public AgencyPlace Place => place;

    public Officer Disclosure { get; } = Office.Person(21, "孙三", place, StaffRole.DisclosureOffice);

    public Officer Reviewer { get; } = Office.Person(22, "钱二", place, StaffRole.Reviewer);

    public Officer SecondReviewer { get; } = Office.Person(23, "郑八", place, StaffRole.Reviewer);

    public Officer Leader { get; } = Office.Person(24, "周五", place, StaffRole.Leader);

    public Officer Auditor { get; } = Office.Person(25, "王七", place, StaffRole.Auditor);

    public static async Task<LetterDesk> OpenAsync(Database database)
    {
        var office = await Office.OpenAsync(database);
        var saved = await office.Store.With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile
        {
            Name = "青山县自然资源局",
            Kind = AgencyKind.Department,
            DocumentPrefixes = ["青自然资"],
            OfficeTelephone = "0000-0000000",
            ReconsiderationBody = "青山县人民政府",
            Court = "青山县人民法院",
        }, office.County.Id), default));
        var place = (await office.Store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == saved.Value))).Place!;
        return new LetterDesk(office, place);
    }

    public async Task<long> RegisterAsync(RequestChannel channel = RequestChannel.InPerson, string name = "甲某某", DateOnly? on = null) => (await Store.With((RegisterRequest o) => o.ExecuteAsync(new()
    {
        AgencyId = place.Id,
        Receipt = new(channel, on ?? Today),
        Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = name, Telephone = "00000000000" }, Wanted = "白河中学扩建项目的用地批复" },
    }, Disclosure, default))).Value.Id;

    public static Letter Answer(AnswerKind answer, params (string, string)[] values) => Letter(LetterKind.Answer, values) with { Answer = answer };

    public static Letter Letter(LetterKind kind, params (string Code, string Value)[] values) => new() { Kind = kind, Values = values.ToDictionary(v => v.Code, v => v.Value) };

    public static Letter Granted => Answer(AnswerKind.Granted, ("items", "《白河中学扩建项目用地批复》"), ("how", "随文附送复印件"));

    public static Letter Correction => Letter(LetterKind.CorrectionNotice, ("points", "请写明项目名称"), ("guidance", "可以写明项目的地点"), ("days", "10"));

    public Task<Outcome<long>> DraftAsync(long request, Letter letter, Officer? by = null) => Store.With((DraftLetter o) => o.BeginAsync(request, letter, by ?? Disclosure, default));

    public Task<RequestLetter> LetterAsync(long id) => Store.With((GongkaiDbContext db) => db.Set<RequestLetter>().AsNoTracking().SingleAsync(l => l.Id == id));

    public Task<DisclosureRequest> RequestAsync(long id) => Store.With((GongkaiDbContext db) => db.Requests.AsNoTracking().SingleAsync(r => r.Id == id));

    public async Task<Outcome<int>> SubmitAsync(long id, Officer? by = null)
    {
        var version = (await LetterAsync(id)).Version;
        return await Store.With((ReviewLetter o) => o.SubmitAsync(id, version, by ?? Disclosure, default));
    }

    public async Task<Outcome<int>> SignAsync(long id, Officer by, string? opinion = null)
    {
        var hash = (await LetterAsync(id)).ContentHash!;
        return await Store.With((ReviewLetter o) => o.SignAsync(id, hash, opinion, by, default));
    }

    public async Task<Outcome<int>> SendAsync(long id, Sending? how = null, Officer? by = null)
    {
        var version = (await LetterAsync(id)).Version;
        return await Store.With((SendLetter o) => o.ExecuteAsync(id, version, how ?? Posted(), by ?? Disclosure, default));
    }

    public static Sending Posted(DateOnly? on = null) => new(ServiceWay.Post, on ?? Today, new(TrackingNumber: "XA00000000000"));

    /// <summary>A letter signed by everybody who has to.</summary>
    public async Task<long> SignedAsync(long request, Letter letter)
    {
        var id = (await DraftAsync(request, letter)).ShouldSucceed();
        (await SubmitAsync(id)).ShouldSucceed();
        var chain = (await LetterAsync(id)).Chain!;
        foreach (var (step, n) in chain.Steps.Select((s, n) => (s, n)))
        {
            var by = step.Duty switch { LetterDuty.Review => Reviewer, LetterDuty.Legal => SecondReviewer, LetterDuty.Consent => Disclosure, LetterDuty.Issue => chain.Steps.Count == 1 ? Disclosure : Leader };
            (await SignAsync(id, by)).ShouldSucceed();
        }

        return id;
    }

    public async Task<long> SentAsync(long request, Letter letter, Sending? how = null)
    {
        var id = await SignedAsync(request, letter);
        (await SendAsync(id, how)).ShouldSucceed();
        return id;
    }

    public async Task<string> DocumentAsync(long letterId)
    {
        var row = await LetterAsync(letterId);
        var bytes = await Store.With(async (GongkaiDbContext db) => await db.RequestFiles.AsNoTracking().SingleAsync(f => f.Id == row.FileId));
        var opened = await Store.With((SealedApplications o) => o.OpenAsync(bytes, default));
        using var package = WordprocessingDocument.Open(new MemoryStream(opened!.Value.Content), false);
        return string.Join('\n', package.MainDocumentPart!.Document!.Body!.Elements().Select(e => e.InnerText));
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
