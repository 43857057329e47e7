using Gongkai.Domain;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class ExplainFindingTests
{
    private const string Agency = "忻州市民政局";

    [Theory, EveryDatabase]
    public async Task An_explained_finding_no_longer_counts_and_says_who_and_why(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (id, finding) = await WithFindingAsync(store);
        var before = (await store.PageAsync(id)).Row;

        (await ExplainAsync(store, id, finding.Id)).Failed.ShouldBeFalse();

        var page = await store.PageAsync(id);
        (page.Row.Errors, page.Row.Explained).ShouldBe((before.Errors - 1, 1));
        var explained = page.Findings.Single(f => f.IsExplained);
        (explained.Id, explained.Finding.Explanation, explained.ExplainedBy, explained.ExplainedAt).ShouldBe((finding.Id, "统计口径不同", "张三", store.Clock.Now.ToUniversalTime()));
    }

    [Theory, EveryDatabase]
    public async Task An_explanation_outlives_new_checks_and_new_versions_with_the_same_values(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (id, finding) = await WithFindingAsync(store);
        await ExplainAsync(store, id, finding.Id);

        await store.With((RecheckReport recheck) => recheck.ExecuteAsync(id, CancellationToken.None));
        (await store.PageAsync(id)).Findings.Single(f => f.IsExplained).Id.ShouldBe(finding.Id);

        (await store.ImportAsync(Agency, 2024, (Documents.BrokenCell, 5), ("active.licensing", 3))).Version.ShouldBe(2);
        (await store.PageAsync(id)).Findings.Single(f => f.IsExplained).Id.ShouldBe(finding.Id);
    }

    [Theory, EveryDatabase]
    public async Task An_explanation_does_not_hold_for_other_values(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (id, finding) = await WithFindingAsync(store);
        await ExplainAsync(store, id, finding.Id);

        await store.ImportAsync(Agency, 2024, (Documents.BrokenCell, 6));

        var page = await store.PageAsync(id);
        page.Findings.ShouldNotContain(f => f.IsExplained);
        (page.Row.Explained, page.Row.Errors).ShouldBe((0, page.Findings.Count(f => f.Finding.Severity == Severity.Error)));
    }

    [Theory, EveryDatabase]
    public async Task An_explanation_can_be_taken_back_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (id, finding) = await WithFindingAsync(store);
        var errors = (await store.PageAsync(id)).Row.Errors;
        await ExplainAsync(store, id, finding.Id);

        (await WithdrawAsync(store, id, finding.Id)).Failed.ShouldBeFalse();

        var page = await store.PageAsync(id);
        (page.Row.Errors, page.Row.Explained, page.Findings.Any(f => f.IsExplained)).ShouldBe((errors, 0, false));
        (await WithdrawAsync(store, id, finding.Id)).Problems.ShouldBe([ReportProblems.NotExplained]);
    }

    [Theory, EveryDatabase]
    public async Task A_second_explanation_takes_the_place_of_the_first(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (id, finding) = await WithFindingAsync(store);
        await ExplainAsync(store, id, finding.Id);

        await ExplainAsync(store, id, finding.Id, "表格数字有误，已另行更正");

        var page = await store.PageAsync(id);
        (page.Row.Explained, page.Findings.Single(f => f.IsExplained).Finding.Explanation).ShouldBe((1, "表格数字有误，已另行更正"));
    }

    [Theory, EveryDatabase]
    public async Task An_explanation_without_reason_and_name_is_refused_with_both_problems(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (id, finding) = await WithFindingAsync(store);

        var outcome = await store.With((ExplainFinding explain) => explain.ExecuteAsync(new(id, finding.Id, "  ", ""), CancellationToken.None));

        outcome.Problems.ShouldBe([ReportProblems.ReasonMissing, ReportProblems.NameMissing]);
        (await ExplainAsync(store, id, finding.Id, new string('长', ExplainFinding.LongestReason + 1))).Problems.ShouldBe([ReportProblems.ReasonTooLong]);
        (await ExplainAsync(store, id, "0000")).Problems.ShouldBe([ReportProblems.NoSuchFinding]);
        (await ExplainAsync(store, id + 1, finding.Id)).Problems.ShouldBe([ReportProblems.Unknown(id + 1)]);
        (await store.PageAsync(id)).Row.Explained.ShouldBe(0);
    }

    private static async Task<(long Id, ReportFinding Finding)> WithFindingAsync(Store store)
    {
        var imported = await store.ImportAsync(Agency, 2024, (Documents.BrokenCell, 5));
        return (imported.ReportId, (await store.PageAsync(imported.ReportId)).Findings.First(f => f.Finding.Severity == Severity.Error));
    }

    private static Task<Outcome<Finding>> ExplainAsync(Store store, long id, string finding, string reason = "统计口径不同") =>
        store.With((ExplainFinding explain) => explain.ExecuteAsync(new(id, finding, reason, "张三"), CancellationToken.None));

    private static Task<Outcome<string>> WithdrawAsync(Store store, long id, string finding) =>
        store.With((ExplainFinding explain) => explain.WithdrawAsync(id, finding, "李四", CancellationToken.None));
}
