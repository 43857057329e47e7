using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Background;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Publishing;

public sealed class RegisterTests
{
    [Theory, EveryDatabase]
    public async Task A_repeal_stands_on_the_old_page_and_in_the_register_from_its_day_on(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await NormativeAsync(office, 1, new DateOnly(2025, 3, 1));
        var effective = new DateOnly(2026, 9, 1);

        (await ChangeAsync(office, new(id, Validity.Repealed, "上位法已修改"), effective)).ShouldSucceed();

        var page = (await office.PageAsync(id))!;
        (page.Validity, page.Notice).ShouldBe((Validity.InForce, "本文件将于2026年9月1日起废止。"));
        var row = (await RowsAsync(office)).Single();
        (row.History.On(new DateOnly(2026, 8, 31)), row.History.On(effective), row.History.On(new DateOnly(2025, 2, 28))).ShouldBe((Validity.InForce, Validity.Repealed, (Validity?)null));

        office.Store.Clock.Now = new DateTimeOffset(2026, 9, 1, 0, 5, 0, TimeSpan.FromHours(8));
        await office.Store.With((DoDueWork work) => work.ExecuteAsync(default));
        page = (await office.PageAsync(id))!;
        (page.Validity, page.Notice).ShouldBe((Validity.Repealed, "本文件已于2026年9月1日废止。"));
        (await office.Store.With((DoDueWork work) => work.ExecuteAsync(default))).ShouldBe(0, "done again it does nothing");
        (await ChangeAsync(office, new(id, Validity.Repealed, "再次废止"), effective)).ShouldFailWith("validity.ended");
    }

    [Theory, EveryDatabase]
    public async Task A_document_that_repeals_another_does_so_when_it_is_published(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var old = await NormativeAsync(office, 1, new DateOnly(2025, 3, 1));
        var id = await office.DraftAsync("新办法", "normative", Office.Metadata("青教发〔2026〕6号") with { IsNormative = true });
        (await office.Store.With((LinkDocuments o) => o.AddAsync(id, old, DocumentRelation.Repeals, office.Clerk, default))).ShouldSucceed();
        await office.ApproveAsync(id);
        (await office.PageAsync(old))!.Validity.ShouldBe(Validity.InForce);

        (await office.PublishAsync(id)).ShouldSucceed();

        var page = (await office.PageAsync(old))!;
        (page.Validity, page.Notice).ShouldBe((Validity.Repealed, "本文件已于2026年8月10日废止，依据《新办法》。"));
    }

    [Theory, EveryDatabase]
    public async Task The_numbers_of_a_year_add_up(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var ids = new List<long>();
        foreach (var (n, issued, expires) in ((int, DateOnly, DateOnly?)[])
            [(1, new(2023, 5, 1), null), (2, new(2024, 5, 1), new(2026, 5, 1)), (3, new(2025, 5, 1), null), (4, new(2025, 6, 1), null), (5, new(2026, 2, 1), null)])
        {
            ids.Add(await NormativeAsync(office, n, issued, expires));
        }

        (await ChangeAsync(office, new(ids[0], Validity.Repealed, "已被取代"), new DateOnly(2026, 3, 1))).ShouldSucceed();
        (await ChangeAsync(office, new(ids[2], Validity.DeclaredInvalid, "调整对象已消失"), new DateOnly(2026, 4, 1))).ShouldSucceed();

        var rows = await RowsAsync(office);
        var year = RegisterQueries.Year(rows, 2026);
        year.ShouldBe(new RegisterYear(2026, Before: 4, Issued: 1, Repealed: 1, DeclaredInvalid: 1, Expired: 1, InForce: 2));
        (year.Before + year.Issued - year.Ended).ShouldBe(year.InForce);
        foreach (var earlier in (int[])[2023, 2024, 2025])
        {
            var numbers = RegisterQueries.Year(rows, earlier);
            (numbers.Before + numbers.Issued - numbers.Ended).ShouldBe(numbers.InForce);
        }
    }

    [Theory, EveryDatabase]
    public async Task Table_two_counts_what_was_issued_ended_and_in_force_as_it_was_known_at_a_moment(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var old = await NormativeAsync(office, 1, new DateOnly(2024, 5, 1));
        await NormativeAsync(office, 2, new DateOnly(2026, 2, 1));
        await office.PublishedAsync("青山县地名管理规定", "regulation", Office.Metadata(null) with { Fields = new Dictionary<string, string> { ["order"] = "青山县人民政府令第3号" } });
        var before = office.Store.Clock.Now;
        office.Store.Clock.Now = before.AddDays(1);
        (await ChangeAsync(office, new(old, Validity.Repealed, "已被取代"), new DateOnly(2026, 8, 11))).ShouldSucceed();

        (await YearAsync(NormativeRank.NormativeDocument, before)).ShouldBe((1, 0, 2));
        (await YearAsync(NormativeRank.NormativeDocument, office.Store.Clock.Now)).ShouldBe((1, 1, 1));
        (await YearAsync(NormativeRank.Regulation, office.Store.Clock.Now)).ShouldBe((1, 0, 1));

        async Task<(int, int, int)> YearAsync(NormativeRank rank, DateTimeOffset asOf)
        {
            var year = await office.Store.With((RegisterQueries q) => q.YearAsync(office.Place.Id, rank, 2026, asOf, default));
            return (year.Issued.Count, year.Ended.Count, year.InForce.Count);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_cleanup_is_one_act_over_many_documents_or_none(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var (first, second, third) = (await NormativeAsync(office, 1, new(2023, 5, 1)), await NormativeAsync(office, 2, new(2023, 6, 1), new(2026, 12, 31)), await NormativeAsync(office, 3, new(2023, 7, 1)));
        var on = new DateOnly(2026, 8, 10);

        var refused = await CleanUpAsync(office, on, new(first, Validity.Repealed, "与上位法不一致"), new(second, Validity.InForce, "继续适用"));
        refused.ShouldFailWith("validity.term");
        refused.Problems[0].Text.ShouldContain("规范性文件2");
        (await office.PageAsync(first))!.Validity.ShouldBe(Validity.InForce, "none of it was done");

        (await CleanUpAsync(office, on, new(first, Validity.Repealed, "与上位法不一致"), new(second, Validity.InForce, "继续适用", new DateOnly(2029, 12, 31)), new(third, Validity.InForce, "继续适用"))).ShouldSucceed();
        (await office.PageAsync(first))!.Validity.ShouldBe(Validity.Repealed);
        var kept = (await office.PageAsync(second))!;
        (kept.Validity, kept.ExpiresOn, kept.Notice).ShouldBe((Validity.InForce, new DateOnly(2029, 12, 31), "经清理继续有效，有效期至2029年12月31日。"));
        (await office.TimelineAsync(first)).ShouldContain(e => e.Act == "document.validity");
    }

    [Theory, EveryDatabase]
    public async Task The_compilation_holds_what_is_in_force_and_opens_as_a_word_document(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var (kept, gone) = (await NormativeAsync(office, 1, new(2023, 5, 1)), await NormativeAsync(office, 2, new(2023, 6, 1)));
        (await ChangeAsync(office, new(gone, Validity.Repealed, "已被取代"), new DateOnly(2026, 3, 1))).ShouldSucceed();

        var volume = await office.Store.With(async (RegisterQueries q) => await q.CompileAsync(await RowsAsync(office), new DateOnly(2026, 8, 10), "文件汇编", default));

        volume.Documents.ShouldHaveSingleItem().Title.ShouldBe("规范性文件1");
        volume.Documents[0].Blocks.Select(b => b.Text).ShouldBe(["各学校：", "现就课后服务通知如下。"]);
        using var stream = new MemoryStream();
        volume.WriteDocx(stream);
        stream.Position = 0;
        using var archive = new System.IO.Compression.ZipArchive(stream);
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        (await reader.ReadToEndAsync()).ShouldContain("现就课后服务通知如下。");
        (await office.PageAsync(kept)).ShouldNotBeNull();
    }

    private static async Task<long> NormativeAsync(Office office, int number, DateOnly issued, DateOnly? expires = null) =>
        await office.PublishedAsync($"规范性文件{number}", "normative", Office.Metadata($"青教规〔{issued.Year}〕{number}号") with { IssuedOn = issued, ExpiresOn = expires, IsNormative = true });

    private static Task<Domain.Outcome<int>> ChangeAsync(Office office, ValidityResult result, DateOnly on) => office.Store.With(async (ChangeValidity o) =>
        await o.ExecuteAsync(result, on, null, await office.VersionAsync(result.DocumentId), office.Disclosure, default));

    private static Task<Domain.Outcome<long>> CleanUpAsync(Office office, DateOnly on, params ValidityResult[] results) =>
        office.Store.With((CleanUp o) => o.ExecuteAsync(new(office.Place.Id, "2026年清理", on, null, results), office.Disclosure, default));

    private static Task<IReadOnlyList<RegisterRow>> RowsAsync(Office office) => office.Store.With((RegisterQueries q) => q.AllAsync([office.Place.Id], default));
}
