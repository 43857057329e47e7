using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Publishing;

public sealed class WritingTests
{
    [Theory, EveryDatabase]
    public async Task The_second_of_two_officers_is_told_who_saved_first_and_what_changed(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        var seen = await office.VersionAsync(id);
        var other = Office.Person(7, "郑七", office.Place, Domain.Accounts.StaffRole.SectionOfficer);
        var input = new DocumentInput(office.Column, "新标题", (await office.RevisionAsync(id)).Metadata, "<p>新正文</p>");

        (await SaveAsync(office, id, seen, input, other)).ShouldSucceed();
        var refused = await SaveAsync(office, id, seen, input with { Title = "我的标题" }, office.Clerk);

        var problem = refused.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("document.changed");
        problem.Text.ShouldContain("郑七8月10日09:30保存（标题、正文）");
        (await office.DocumentAsync(id)).Title.ShouldBe("新标题");
    }

    [Theory, EveryDatabase]
    public async Task What_is_typed_is_kept_for_the_person_until_it_is_saved(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        var version = await office.VersionAsync(id);
        var typed = new DocumentInput(office.Column, "打了一半", Office.Metadata(), "<p>一半<script>alert(1)</script></p>");

        (await office.Store.With((AutosaveDocument o) => o.ExecuteAsync(id, version, typed, office.Clerk, default))).ShouldSucceed();
        (await office.Store.With((AutosaveDocument o) => o.ExecuteAsync(id, version, typed with { Title = "打了大半" }, office.Clerk, default))).ShouldSucceed();
        (await office.Store.With((AutosaveDocument o) => o.ExecuteAsync(id, version, typed, office.Leader, default))).ShouldFailWith("document.forbidden");

        var kept = (await KeptAsync(office, id)).ShouldHaveSingleItem();
        (kept.Content.Title, kept.AccountId, kept.Content.Html).ShouldBe(("打了大半", office.Clerk.AccountId, "<p>一半</p>"));
        (await office.VersionAsync(id)).ShouldBe(version);
        (await SaveAsync(office, id, version, typed, office.Clerk)).ShouldSucceed();
        (await KeptAsync(office, id)).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_document_number_is_made_official_and_held_against_its_sequence(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        await office.DraftAsync("第五号", metadata: Office.Metadata("青教发[2026]5号"));
        var id = await office.DraftAsync("第八号", metadata: Office.Metadata(null));

        var saved = (await SaveAsync(office, id, await office.VersionAsync(id), new(office.Column, "第八号", Office.Metadata("青教发（2026）8号"), "<p>文</p>"), office.Clerk)).ShouldSucceed();
        saved.Warnings.ShouldHaveSingleItem().Text.ShouldContain("青教发〔2026〕6号至青教发〔2026〕7号尚未登记");
        (await office.DocumentAsync(id)).DocumentNumber.ShouldBe("青教发〔2026〕8号");

        saved = (await SaveAsync(office, id, saved.Version, new(office.Column, "第八号", Office.Metadata("青教发〔2026〕5号"), "<p>文</p>"), office.Clerk)).ShouldSucceed();
        saved.Warnings.Select(w => w.Code).ShouldContain("document.number.duplicate");
        (await office.SubmitAsync(id)).ShouldFailWith("document.number.duplicate");
        (await SaveAsync(office, id, saved.Version, new(office.Column, "第八号", Office.Metadata("青教发五号"), "<p>文</p>"), office.Clerk)).ShouldFailWith("document.number.form");
    }

    [Theory, EveryDatabase]
    public async Task Index_numbers_are_given_in_turn_and_once(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => office.DraftAsync($"文{n}", "notice")));

        var numbers = await office.Store.With((GongkaiDbContext db) => db.Documents.Where(d => ids.Contains(d.Id)).Select(d => d.IndexNumber!).ToListAsync());
        numbers.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 6).Select(n => $"qsxjyj/2026-{n:D5}"));
    }

    [Theory, EveryDatabase]
    public async Task A_body_is_stored_sanitised(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync(html: "<p onclick=\"x()\">正文<img src=x onerror=alert(1)></p><script>alert(1)</script>");

        var html = (await office.RevisionAsync(id)).Html;
        html.ShouldContain("正文");
        html.ShouldNotContain("script");
        html.ShouldNotContain("onclick");
        html.ShouldNotContain("onerror");
    }

    [Theory, EveryDatabase]
    public async Task A_correction_leaves_the_public_revision_until_it_is_signed_and_says_so_on_the_page(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.PublishedAsync();
        (await office.Store.With(async (CorrectDocument o) => await o.ExecuteAsync(id, await office.VersionAsync(id), "第二段日期有误", office.Clerk, default))).ShouldSucceed();
        (await SaveAsync(office, id, await office.VersionAsync(id), new(office.Column, "更正后的标题", Office.Metadata(), "<p>改好了</p>"), office.Clerk)).ShouldSucceed();
        (await office.PageAsync(id))!.Title.ShouldBe("青山县教育局关于课后服务的通知");

        await office.ApproveAsync(id);
        (await office.PublishAsync(id)).ShouldSucceed();

        var page = (await office.PageAsync(id))!;
        (page.Title, page.Revision, page.Notice).ShouldBe(("更正后的标题", 2, "本文件已于2026年8月10日更正：第二段日期有误"));
        var document = await office.DocumentAsync(id);
        (document.State, document.SettledState).ShouldBe((DocumentState.Published, null));
    }

    [Theory, EveryDatabase]
    public async Task A_correction_given_up_leaves_all_as_it_was(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.PublishedAsync();
        (await office.Store.With(async (CorrectDocument o) => await o.ExecuteAsync(id, await office.VersionAsync(id), "疑似有误", office.Clerk, default))).ShouldSucceed();
        (await SaveAsync(office, id, await office.VersionAsync(id), new(office.Column, "试改", Office.Metadata(), "<p>试改</p>"), office.Clerk)).ShouldSucceed();

        (await office.Store.With(async (DiscardDraft o) => await o.ExecuteAsync(id, await office.VersionAsync(id), "核对无误", office.Clerk, default))).ShouldSucceed();

        var document = await office.DocumentAsync(id);
        (document.State, document.Revision, document.Title).ShouldBe((DocumentState.Published, 1, "青山县教育局关于课后服务的通知"));
        (await office.Store.With(async (CorrectDocument o) => await o.ExecuteAsync(id, await office.VersionAsync(id), "再改", office.Clerk, default))).ShouldSucceed();
        (await office.DocumentAsync(id)).Revision.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawn_document_keeps_its_address_with_the_notice_and_loses_its_text(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.PublishedAsync();

        (await office.Store.With(async (WithdrawDocument o) => await o.ExecuteAsync(id, await office.VersionAsync(id), "误将未定稿发布", office.Leader, default))).ShouldSucceed();

        var page = (await office.PageAsync(id))!;
        (page.IsWithdrawn, page.Notice).ShouldBe((true, "本文件已于2026年8月10日撤下：误将未定稿发布"));
        (await office.Store.With((GongkaiDbContext db) => db.PublicBodies.AsNoTracking().SingleAsync(b => b.DocumentId == id))).Html.ShouldBeEmpty();
        (await office.DocumentAsync(id)).State.ShouldBe(DocumentState.Withdrawn);
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_proactive_is_filed_and_never_published(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync(metadata: Office.Metadata() with { Publicity = Publicity.OnRequest, PublicityReason = "条例第十三条" });
        await office.ApproveAsync(id);

        (await office.PublishAsync(id)).ShouldFailWith("document.not-proactive");
        (await office.Store.With(async (ArchiveUnpublished o) => await o.ExecuteAsync(id, await office.VersionAsync(id), office.Disclosure, default))).ShouldSucceed();
        (await office.DocumentAsync(id)).State.ShouldBe(DocumentState.Archived);
        (await office.PageAsync(id)).ShouldBeNull();
    }

    private static Task<Domain.Outcome<SaveDocument.Saved>> SaveAsync(Office office, long id, int version, DocumentInput input, Domain.Accounts.Officer by) =>
        office.Store.With((SaveDocument o) => o.ExecuteAsync(new(id, version, input), by, default));

    private static Task<List<DocumentAutosave>> KeptAsync(Office office, long id) =>
        office.Store.With((GongkaiDbContext db) => db.Set<DocumentAutosave>().AsNoTracking().Where(a => a.DocumentId == id).ToListAsync());
}
