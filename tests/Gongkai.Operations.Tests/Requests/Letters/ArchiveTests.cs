using System.IO.Compression;
using System.Security.Cryptography;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Archive;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Letters;

public sealed class ArchiveTests
{
    [Theory, EveryDatabase]
    public async Task A_package_holds_every_document_with_its_hash_and_names_nobody_in_its_file_names(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        (await desk.Store.With((RequestArchive o) => o.DownloadAsync(request, desk.Disclosure, default))).ShouldBeNull("it is open");
        await desk.SentAsync(request, LetterDesk.Granted, new(ServiceWay.Counter, LetterDesk.Today, new(ReceivedBy: "甲某某"), new(RequestFileKind.Evidence, "甲某某签收.pdf", "application/pdf", [1, 2, 3])));
        (await desk.Store.With(async (RequestArchive o) => await o.ExecuteAsync(request, (await desk.RequestAsync(request)).Version, desk.Disclosure, default))).ShouldSucceed();
        (await desk.RequestAsync(request)).ArchivedOn.ShouldBe(LetterDesk.Today);
        (await desk.Store.With((RequestArchive o) => o.DownloadAsync(request, desk.Auditor, default))).ShouldBeNull();

        var package = (await desk.Store.With((RequestArchive o) => o.DownloadAsync(request, desk.Disclosure, default)))!;
        package.Name.ShouldBe("2026-00001-archive.zip");
        using var zip = new ZipArchive(new MemoryStream(package.Content));
        zip.Entries.ShouldAllBe(e => !e.FullName.Contains('甲'));
        zip.Entries.Count(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).ShouldBe(2);
        using var reader = new StreamReader(zip.GetEntry("index.csv")!.Open());
        foreach (var line in (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Split(',');
            await using var content = zip.GetEntry(cells[1])!.Open();
            Convert.ToHexStringLower(await SHA256.HashDataAsync(content)).ShouldBe(cells[4]);
        }

        (await desk.Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(request), default))).ShouldContain(e => e.Act == "request.archive-downloaded");
    }

    [Theory, EveryDatabase]
    public async Task After_its_term_a_case_is_erased_once_and_counted_still(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var (request, kept) = (await desk.RegisterAsync(), await desk.RegisterAsync());
        foreach (var id in (long[])[request, kept])
        {
            await desk.SentAsync(id, LetterDesk.Granted, new(ServiceWay.Counter, LetterDesk.Today, new(ReceivedBy: "甲某某")));
        }

        (await desk.Store.With(async (RequestArchive o) => await o.ExecuteAsync(request, (await desk.RequestAsync(request)).Version, desk.Disclosure, default))).ShouldSucceed();
        (await desk.Store.With((SaveLetterPractice o) => o.ExecuteAsync(desk.Place.Id, new() { RetentionYears = 10 }, 0, desk.Disclosure, default))).ShouldSucceed();
        (await desk.Store.With((EraseExpired o) => o.ExecuteAsync(default))).ShouldBe(0);

        desk.Store.Clock.Now = desk.Store.Clock.Now.AddYears(10).AddDays(1);
        (await desk.Store.With((EraseExpired o) => o.ExecuteAsync(default))).ShouldBe(1);
        (await desk.Store.With((EraseExpired o) => o.ExecuteAsync(default))).ShouldBe(0);
        var erased = await desk.RequestAsync(request);
        (erased.ApplicantMark, erased.Answer, erased.Subject).ShouldBe((null, AnswerKind.Granted, EraseExpired.ErasedSubject));
        (await desk.Store.With((SealedApplications o) => o.OpenAsync(erased, default))).ShouldBeNull();
        (await desk.Store.With(async (SealedApplications o) => await o.OpenAsync(await desk.RequestAsync(kept), default))).ShouldNotBeNull("it was never archived");
        (await desk.Store.With(async (LetterCases o) => (await o.FindAsync((await desk.Store.With((GongkaiDbContext db) => db.Set<RequestLetter>().FirstAsync(l => l.RequestId == request))).Id, desk.Disclosure, default))!.Letter)).ShouldBeNull();
        (await desk.Store.With((RequestArchive o) => o.DownloadAsync(request, desk.Disclosure, default))).ShouldBeNull();
        (await desk.Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(request), default)))[^1].Act.ShouldBe("request.erased");
    }

    [Theory, EveryDatabase]
    public async Task Remedies_are_erased_with_their_case_and_one_that_is_open_keeps_it(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var (decided, open) = (await desk.RegisterAsync(), await desk.RegisterAsync());
        var remedies = new Dictionary<long, long>();
        foreach (var id in (long[])[decided, open])
        {
            await desk.SentAsync(id, LetterDesk.Granted, new(ServiceWay.Counter, LetterDesk.Today, new(ReceivedBy: "甲某某")));
            (await desk.Store.With(async (RequestArchive o) => await o.ExecuteAsync(id, (await desk.RequestAsync(id)).Version, desk.Disclosure, default))).ShouldSucceed();
            var number = (await desk.RequestAsync(id)).Number;
            remedies[id] = (await desk.Store.With((RegisterRemedy o) => o.ExecuteAsync(desk.Place.Id, RemedyKind.Reconsideration, new()
            {
                Subject = "对答复不服",
                Parties = new("甲某某"),
                RequestNumber = number,
                Trial = new() { Body = "青山县人民政府", NotifiedOn = LetterDesk.Today },
            }, desk.Disclosure, default))).ShouldSucceed();
        }

        (await desk.Store.With((RecordRemedy o) => o.RulingAsync(remedies[decided], 1, new() { Number = "1号", MadeOn = LetterDesk.Today, Outcome = RemedyOutcome.ReconsiderationUpheld }, desk.Disclosure, default))).ShouldSucceed();
        (await desk.Store.With((SaveLetterPractice o) => o.ExecuteAsync(desk.Place.Id, new() { RetentionYears = 10 }, 0, desk.Disclosure, default))).ShouldSucceed();
        desk.Store.Clock.Now = desk.Store.Clock.Now.AddYears(10).AddDays(1);
        (await desk.Store.With((EraseExpired o) => o.ExecuteAsync(default))).ShouldBe(1);
        (await PartiesAsync(remedies[decided])).ShouldBeNull();
        (await PartiesAsync(remedies[open]))!.ShouldContain("甲某某");
        (await desk.RequestAsync(open)).ApplicantMark.ShouldNotBeNull();

        async Task<string?> PartiesAsync(long remedy)
        {
            var sealedParties = await desk.Store.With((GongkaiDbContext db) => db.Remedies.Where(r => r.Id == remedy).Select(r => r.Sealed).SingleAsync());
            return await desk.Store.With((Dossier o) => o.OpenAsync(RemedyCase.KeyOf(remedy), sealedParties, default));
        }
    }
}
