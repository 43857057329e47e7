using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Publishing;

public sealed class ReviewTests
{
    [Theory, EveryDatabase]
    public async Task A_document_goes_from_draft_through_its_reviews_to_the_public(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        (await office.PageAsync(id)).ShouldBeNull();
        await office.ApproveAsync(id);
        (await office.PageAsync(id)).ShouldBeNull("signed is not published");

        (await office.PublishAsync(id)).ShouldSucceed();

        var page = (await office.PageAsync(id)).ShouldNotBeNull();
        (page.Title, page.IndexNumber, page.DocumentNumber, page.ContentHash).ShouldBe(
            ("青山县教育局关于课后服务的通知", "qsxjyj/2026-00001", "青教发〔2026〕5号", (await office.RevisionAsync(id)).ContentHash));
        (await office.DocumentAsync(id)).PublishBy.ShouldBe(new DateOnly(2026, 8, 31)); // 20 working days after Monday 3 August
        (await office.TimelineAsync(id)).Select(e => e.Act).ShouldBe(
            ["document.created", "document.submitted", "document.signed", "document.signed", "document.signed", "document.signed", "document.published"]);
        (await office.Store.With((GongkaiDbContext db) => db.PublicChanges.CountAsync(c => c.DocumentId == id))).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Only_the_step_at_hand_can_be_signed_and_only_by_its_role(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        (await office.SubmitAsync(id)).ShouldSucceed();

        (await office.SignAsync(id, office.Leader)).ShouldFailWith("document.sign.forbidden");
        (await office.SignAsync(id, office.Clerk)).ShouldFailWith("document.sign.forbidden");
        (await office.SignAsync(id, Office.Person(9, "外人", office.County, StaffRole.Reviewer))).ShouldFailWith("document.sign.forbidden");
        (await office.SignAsync(id, Office.Person(9, "别处", new AgencyPlace(999, "/999/"), StaffRole.Reviewer))).ShouldFailWith("document.unknown");
        (await office.PublishAsync(id)).ShouldFailWith("document.state");
        (await office.SignAsync(id, office.Reviewer)).ShouldSucceed();
        (await office.DocumentAsync(id)).Step.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_submission_is_told_everything_that_is_missing_at_once(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync(metadata: new DocumentMetadata { Publicity = Publicity.Withheld, IsNormative = true }, html: "");

        (await office.SubmitAsync(id)).ShouldFailWith("document.text", "document.issued-on", "document.publicity.reason", "document.normative.number");
        (await office.DocumentAsync(id)).State.ShouldBe(DocumentState.Draft);

        var guide = await office.DraftAsync("校车申请", "service-guide");
        (await office.SubmitAsync(guide)).Problems.Select(p => p.Code).ShouldContain("document.field.steps");
    }

    [Theory, EveryDatabase]
    public async Task A_blocking_finding_stops_submission_and_every_signature_until_it_is_overruled_with_a_reason(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync(html: "<p>请拨打手机13912345678咨询张三。</p>");

        var refused = await office.SubmitAsync(id);
        refused.Problems.ShouldHaveSingleItem().Code.ShouldStartWith("finding.privacy.mobile");
        var finding = (await FindingsAsync(office, id)).Single(f => f.Blocks).Finding;
        (await office.Store.With((OverruleFinding o) => o.ExecuteAsync(id, finding.Key, " ", office.Clerk, default))).ShouldFailWith("document.reason");
        (await office.Store.With((OverruleFinding o) => o.ExecuteAsync(id, finding.Key, "已征得本人同意", office.Clerk, default))).ShouldSucceed();

        (await office.SubmitAsync(id)).ShouldSucceed();
        (await office.SignAsync(id, office.Reviewer)).ShouldSucceed();
        var entry = (await office.TimelineAsync(id)).Single(e => e.Act == "finding.overruled");
        entry.Reason.ShouldBe("已征得本人同意");
        entry.Detail!.ShouldNotContain("13912345678");
    }

    [Theory, EveryDatabase]
    public async Task A_return_begins_the_next_revision_with_the_same_text_and_takes_the_signatures_with_it(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        (await office.SubmitAsync(id)).ShouldSucceed();
        (await office.SignAsync(id, office.Reviewer)).ShouldSucceed();

        (await ReturnAsync(office, id, "", office.Disclosure)).ShouldFailWith("document.reason");
        (await ReturnAsync(office, id, "附件缺失", office.Disclosure)).ShouldSucceed();

        var document = await office.DocumentAsync(id);
        (document.State, document.Revision, document.Step).ShouldBe((DocumentState.Draft, 2, 0));
        (await office.SubmitAsync(id)).ShouldSucceed();
        (await office.SignAsync(id, office.Disclosure)).ShouldFailWith("document.sign.forbidden");
        (await office.SignAsync(id, office.Reviewer)).ShouldSucceed();
    }

    [Theory, EveryDatabase]
    public async Task What_differs_from_what_was_signed_is_not_published(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        await office.ApproveAsync(id);
        await office.Store.With((GongkaiDbContext db) => db.Database.ExecuteSqlRawAsync("UPDATE document_revisions SET html = '<p>另一段话。</p>'"));

        (await office.PublishAsync(id)).ShouldFailWith("document.hash");
        (await office.PageAsync(id)).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_signature_covers_what_was_seen(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        (await office.SubmitAsync(id)).ShouldSucceed();

        var version = await office.VersionAsync(id);
        (await office.Store.With((SignStep o) => o.ExecuteAsync(new(id, version, "00", true, null), office.Reviewer, default))).ShouldFailWith("document.sign.content");
        var hash = (await office.RevisionAsync(id)).ContentHash;
        (await office.Store.With((SignStep o) => o.ExecuteAsync(new(id, version, hash, false, null), office.Reviewer, default))).ShouldFailWith("document.sign.proofread");
    }

    [Theory, EveryDatabase]
    public async Task The_emergency_lane_publishes_after_secrecy_review_and_leader_and_asks_for_the_rest_afterwards(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync("防汛紧急通知", "notice", Office.Metadata(null));
        (await office.SubmitAsync(id, "山洪红色预警")).ShouldSucceed();

        (await UrgentlyAsync(office, id)).ShouldFailWith("document.urgent-steps");
        (await office.SignAsync(id, office.Reviewer)).ShouldFailWith("document.sign.forbidden");
        (await office.SignAsync(id, office.Secrecy)).ShouldSucceed();
        (await office.SignAsync(id, office.Leader)).ShouldSucceed();
        (await UrgentlyAsync(office, id)).ShouldSucceed();
        (await office.PageAsync(id)).ShouldNotBeNull();
        (await office.DocumentAsync(id)).State.ShouldBe(DocumentState.InReview);
        (await UrgentlyAsync(office, id)).ShouldFailWith("document.public-already");

        (await office.SignAsync(id, office.Reviewer)).ShouldSucceed();
        (await office.SignAsync(id, office.Disclosure)).ShouldSucceed();
        var document = await office.DocumentAsync(id);
        (document.State, document.IsEmergency).ShouldBe((DocumentState.Published, true));
        (await office.TimelineAsync(id)).Single(e => e.Act == "document.published-urgently").Reason.ShouldBe("山洪红色预警");
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_approved_while_others_who_were_asked_have_not_agreed(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        (await office.Store.With((ConsultOthers o) => o.AskAsync(id, "青山县财政局", false, "经费条款是否一致", new DateOnly(2026, 8, 17), office.Clerk, default))).ShouldSucceed();
        (await office.SubmitAsync(id)).ShouldSucceed();
        foreach (var by in (Officer[])[office.Reviewer, office.Disclosure, office.Secrecy])
        {
            (await office.SignAsync(id, by)).ShouldSucceed();
        }

        (await office.SignAsync(id, office.Leader)).ShouldFailWith("document.consultation");
        await AnswerAsync(office, id, ConsultationAnswer.Disagreed, "第三条不一致");
        (await office.SignAsync(id, office.Leader)).ShouldFailWith("document.consultation");
        await AnswerAsync(office, id, ConsultationAnswer.Agreed, "");
        (await office.SignAsync(id, office.Leader)).ShouldSucceed();
    }

    [Theory, EveryDatabase]
    public async Task Agencies_set_their_chains_and_those_below_follow_unless_they_have_their_own(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var chain = new ReviewChain([new("初审", ReviewDuty.Review, [StaffRole.Reviewer]), new("保密审查", ReviewDuty.Secrecy, [StaffRole.SecrecyReviewer])], OnePersonMaySignSeveral: true);
        var above = Office.Person(8, "县管理员", office.County, StaffRole.Administrator);

        (await SetChainAsync(office, office.County.Id, "", chain with { Steps = [chain.Steps[0]] }, 0, above)).ShouldFailWith("chain.secrecy");
        (await SetChainAsync(office, office.County.Id, "", chain, 0, office.Administrator)).ShouldFailWith("document.forbidden");
        (await SetChainAsync(office, office.County.Id, "", chain, 0, above)).ShouldSucceed();
        (await ChainAsync(office, "policy")).Chain.Steps.Count.ShouldBe(2);

        (await SetChainAsync(office, office.Place.Id, "policy", ReviewChain.Default, 0, office.Administrator)).ShouldSucceed();
        (await ChainAsync(office, "policy")).Chain.Steps.Count.ShouldBe(4);
        (await ChainAsync(office, "news")).Chain.Steps.Count.ShouldBe(2);
        (await SetChainAsync(office, office.Place.Id, "policy", null, 0, office.Administrator)).ShouldFailWith("settings.changed");
        (await SetChainAsync(office, office.Place.Id, "policy", null, 1, office.Administrator)).ShouldSucceed();
        (await ChainAsync(office, "policy")).Chain.Steps.Count.ShouldBe(2);
    }

    private static Task<IReadOnlyList<DocumentFinding>> FindingsAsync(Office office, long id) =>
        office.Store.With(async (DocumentFindings f) => await f.InspectAsync(await office.RevisionAsync(id), default));

    private static Task<Domain.Outcome<int>> ReturnAsync(Office office, long id, string reason, Officer by) =>
        office.Store.With(async (ReturnDocument o) => await o.ExecuteAsync(id, await office.VersionAsync(id), reason, by, default));

    private static Task<Domain.Outcome<int>> UrgentlyAsync(Office office, long id) =>
        office.Store.With(async (PublishDocument o) => await o.UrgentlyAsync(id, await office.VersionAsync(id), office.Disclosure, default));

    private static async Task AnswerAsync(Office office, long id, ConsultationAnswer answer, string text)
    {
        var asked = await office.Store.With((GongkaiDbContext db) => db.Set<DocumentConsultation>().AsNoTracking().SingleAsync(c => c.DocumentId == id));
        (await office.Store.With((ConsultOthers o) => o.AnswerAsync(id, asked.Id, answer, text, new DateOnly(2026, 8, 12), office.Clerk, default))).ShouldSucceed();
    }

    private static Task<Domain.Outcome<int>> SetChainAsync(Office office, long agency, string kind, ReviewChain? chain, int version, Officer by) =>
        office.Store.With((SavePublishingSettings o) => o.ChainAsync(agency, kind, chain, version, by, default));

    private static Task<ChainSetting> ChainAsync(Office office, string kind) => office.Store.With((PublishingSettings s) => s.ChainAsync(office.Place, kind, default));
}
