using Gongkai.Domain.Publishing;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Applicants;

public sealed class PublishAnswerTests
{
    [Theory, EveryDatabase]
    public async Task What_was_released_becomes_a_draft_in_its_own_column_once(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = await ReleasedAsync(counter, "k1");
        var file = await counter.AddFileAsync(id, RequestFileKind.Released, "方案.txt", "分配方案");

        var made = await PublishAsync(counter, new(id, "2025年农村公路养护专项资金分配方案", "第一段\n<b>第二段</b>", [file], true));

        await counter.Store.With(async (GongkaiDbContext db) =>
        {
            var document = await db.Documents.SingleAsync(d => d.Id == made.Value);
            (document.State, document.Title).ShouldBe((DocumentState.Draft, "2025年农村公路养护专项资金分配方案"));
            (await db.Columns.SingleAsync(c => c.Id == document.ColumnId)).Code.ShouldBe("answers");
            var revision = await db.DocumentRevisions.SingleAsync(r => r.DocumentId == made.Value);
            revision.Html.ShouldBe("<p>第一段</p>\n<p>&lt;b&gt;第二段&lt;/b&gt;</p>");
            revision.Metadata.Attachments.ShouldHaveSingleItem().Name.ShouldBe("方案.txt");
            return 0;
        });
        (await PublishAsync(counter, new(id, "另一个标题", "x", [], true))).Value.ShouldBe(made.Value, "the same draft");
        (await counter.Store.With((PublishAnswer o) => o.SuggestAsync(id, counter.Clerk, default)))!.DocumentId.ShouldBe(made.Value);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_make_it_at_once_one_does_and_a_failure_leaves_no_draft_behind(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = await ReleasedAsync(counter, "k1");
        var made = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => PublishAsync(counter, new(id, "分配方案", "内容", [], true)))));
        made.Select(m => m.Value).Distinct().ShouldHaveSingleItem();
        (await counter.Store.With((GongkaiDbContext db) => db.Documents.CountAsync())).ShouldBe(1);

        var other = await ReleasedAsync(counter, "k2");
        await counter.Store.With((GongkaiDbContext db) => db.Database.ExecuteSqlRawAsync("ALTER TABLE answer_drafts RENAME COLUMN made_at TO gone"));
        await Should.ThrowAsync<Exception>(() => PublishAsync(counter, new(other, "分配方案", "内容", [], true)));
        (await counter.Store.With((GongkaiDbContext db) => db.Documents.CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Nothing_that_points_to_the_applicant_or_was_not_released_gets_into_a_draft(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = await ReleasedAsync(counter, "k1");
        var original = await counter.AddFileAsync(id, RequestFileKind.Original, "原件.txt", "原件");

        var refused = await PublishAsync(counter, new(id, "答复张某一的方案", $"身份证 {Counter.Identity}", [original], false));

        refused.Problems.Select(p => p.Code).ShouldBe(["portal.file.unknown", "answer.unchecked", "answer.applicant", "answer.personal"]);
        (await counter.Store.With((GongkaiDbContext db) => db.Documents.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_case_that_was_refused_or_is_open_is_not_published(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var open = (await counter.SubmittedAsync("k1")).Id;
        var refused = (await counter.SubmittedAsync("k2")).Id;
        await counter.ConfirmAsync(refused);
        await counter.AnswerAsync(refused, AnswerKind.RefusedProcess);

        foreach (var id in new[] { open, refused })
        {
            (await PublishAsync(counter, new(id, "标题", "内容", [], true))).Problems.ShouldHaveSingleItem().Code.ShouldBe("answer.not-released");
        }
    }

    [Theory, EveryDatabase]
    public async Task Repeated_requests_and_the_applicants_word_suggest_it(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var first = await ReleasedAsync(counter, "k1");
        (await SuggestAsync(counter, first)).IsDue.ShouldBeFalse();

        var second = await ReleasedAsync(counter, "k2", Counter.Asked("乙某某"));
        (await SuggestAsync(counter, first)).ShouldBe(new AnswerSuggestion(1, false, null));

        var asked = await ReleasedAsync(counter, "k3", Counter.Asked("丙某某", "一件别的事") with { SuggestsPublication = true });
        (await SuggestAsync(counter, asked)).IsDue.ShouldBeTrue();
        second.ShouldNotBe(first);
    }

    private static async Task<AnswerSuggestion> SuggestAsync(Counter counter, long id) => (await counter.Store.With((PublishAnswer o) => o.SuggestAsync(id, counter.Clerk, default)))!;

    private static Task<Domain.Outcome<long>> PublishAsync(Counter counter, PublishAnswer.Command command) => counter.Store.With((PublishAnswer o) => o.ExecuteAsync(command, counter.Clerk, default));

    private static async Task<long> ReleasedAsync(Counter counter, string key, Application? asked = null)
    {
        var id = (await counter.SubmittedAsync(key, asked)).Id;
        await counter.ConfirmAsync(id);
        await counter.AnswerAsync(id, AnswerKind.Granted);
        return id;
    }
}
