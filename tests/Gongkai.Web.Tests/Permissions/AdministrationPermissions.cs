using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Permissions;

/// <summary>Role × act on agencies, accounts and the catalogue: every act is tried by everybody, each time on something fresh.</summary>
internal sealed class AdministrationPermissions(Cast cast)
{
    private static readonly ColumnEntry Entry = new("试列", null, null, 1, UpdateCycle.Prompt, null, null, null);
    private int fresh;

    /// <summary>The part of <c>docs/permissions.md</c>.</summary>
    public async Task<string> TableAsync()
    {
        var (county, own, beside) = (await PlaceAsync(cast.County), await PlaceAsync(cast.Agency), await PlaceAsync(cast.Beside));
        var administrator = new Officer(7_001, "管理员", [new(own, StaffRole.Administrator)]);
        (string Name, Officer Officer)[] people =
        [
            .. StaffRoles.All.Select(r => (r.Key(), Person(new RoleGrant(own, r)))),
            ("administrator above", Person(new RoleGrant(county, StaffRole.Administrator))),
            ("every other role above", Person([.. StaffRoles.All.Where(r => r != StaffRole.Administrator).Select(r => new RoleGrant(county, r))])),
            ("every role beside", Person([.. StaffRoles.All.Select(r => new RoleGrant(beside, r))])),
        ];
        var ct = CancellationToken.None;
        (string Name, Func<Officer, Task<IReadOnlyList<Problem>>> TryAsync)[] acts =
        [
            ("agency: change", async by => (await cast.With(async (SaveAgency save) => await save.ExecuteAsync(new(await ProfileAsync(), county.Id) { Id = own.Id, By = by }, ct))).Problems),
            ("agency: add one below", async by => (await cast.With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile { Name = $"试县财政局第{Next()}分局", Kind = AgencyKind.Department }, own.Id) { By = by }, ct))).Problems),
            ("agency: make two steps compulsory", async by => (await cast.With((RequireTwoStep require) => require.ExecuteAsync(new(by, own.Id, []), ct))).Problems),
            ("api key: issue", async by => (await cast.With((ApiKeys keys) => keys.IssueAsync(new(by, own.Id, "试用", [ApiScope.WriteReturns], null), ct))).Problems),
            ("account: add", async by => (await cast.With((AddAccount add) => add.ExecuteAsync(new($"fresh.{Next()}", "新来的", own.Id, []) { By = by }, ct))).Problems),
            ("account: close", async by => (await cast.With(async (ManageAccount manage) => await manage.CloseAsync(by, await AccountAsync(), ct))).Problems),
            ("account: open", async by => (await cast.With(async (ManageAccount manage) => await manage.OpenAsync(by, await AccountAsync(), ct))).Problems),
            ("account: reset the password", async by => (await cast.With(async (ManageAccount manage) => await manage.ResetPasswordAsync(by, await AccountAsync(), ct))).Problems),
            ("account: remove a lost second step", async by => (await cast.With(async (ManageAccount manage) => await manage.RemoveTwoStepAsync(by, await AccountAsync(), ct))).Problems),
            ("account: end the sessions", async by => (await cast.With(async (ManageAccount manage) => await manage.EndSessionsAsync(by, await AccountAsync(), ct))).Problems),
            ("role: grant", async by => (await cast.With(async (GrantRole grant) => await grant.ExecuteAsync(new(by, await AccountAsync(), own.Id, StaffRole.Auditor), ct))).Problems),
            ("role: withdraw", async by => (await cast.With(async (GrantRole grant) => await grant.WithdrawAsync(new(by, await AccountAsync(StaffRole.Auditor), own.Id, StaffRole.Auditor), ct))).Problems),
            ("catalogue: add a column", async by => (await cast.With((AddColumn add) => add.ExecuteAsync(new(by, own.Id, CataloguePart.Topic, null, $"fresh-{Next()}", Entry), ct))).Problems),
            ("catalogue: change a column", async by => (await cast.With(async (EditColumn edit) => await edit.ExecuteAsync(new(by, await ColumnAsync(administrator), 0, Entry), ct))).Problems),
            ("catalogue: close a column", async by => (await cast.With(async (EditColumn edit) => await edit.CloseAsync(by, await ColumnAsync(administrator), 0, true, "办完了", ct))).Problems),
            ("catalogue: import a standard catalogue", async by => (await cast.With((ImportCatalogueItems import) => import.ExecuteAsync(new(by, own.Id, $"领域,序号,一级事项,公开内容\n试领域,{Next()},事项,内容\n"), ct))).Problems),
            ("word lists: change", async by => (await cast.With((ImportWordList import) => import.EnableAsync(own.Id, "没有的词表", true, by, ct))).Problems),
        ];

        var text = new StringBuilder("| act | ").AppendJoin(" | ", people.Select(p => p.Name)).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---|", people.Length))).Append('\n');
        foreach (var (name, tryAsync) in acts)
        {
            var answers = new List<string>();
            foreach (var (_, officer) in people)
            {
                // A list that is not there is only missed by those who may change it.
                var problem = (await tryAsync(officer)) is [var first, ..] && first != ImportWordList.Unknown ? first.Code : null;
                answers.Add(problem ?? "**yes**");
            }

            text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", answers).Append(" |\n");
        }

        return text.ToString();
    }

    private static Officer Person(params RoleGrant[] grants) => new(7_002, "某人", grants);

    private int Next() => ++fresh;

    private Task<AgencyPlace> PlaceAsync(long id) => cast.With(async (GongkaiDbContext db) => (await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == id)).Place!);

    private Task<AgencyProfile> ProfileAsync() => cast.With(async (GongkaiDbContext db) => (await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == cast.Agency)).Profile);

    private async Task<long> AccountAsync(params StaffRole[] roles) =>
        (await cast.With((AddAccount add) => add.ExecuteAsync(new($"fresh.{Next()}", "新来的", cast.Agency, roles), CancellationToken.None))).Value.AccountId;

    private async Task<long> ColumnAsync(Officer by) =>
        (await cast.With((AddColumn add) => add.ExecuteAsync(new(by, cast.Agency, CataloguePart.Topic, null, $"fresh-{Next()}", Entry), CancellationToken.None))).Value;
}
