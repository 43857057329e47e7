using System.Net;
using System.Text;
using Gongkai.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Permissions;

/// <summary><c>docs/permissions.md</c> is what the rules and the routes answer. <c>GONGKAI_WRITE_DOCS=1</c> writes it anew.</summary>
public sealed class PermissionTests(Cast cast) : IClassFixture<Cast>
{
    private static readonly string File = Path.Combine(Portal.Root, "docs", "permissions.md");

    [Fact]
    public async Task The_table_of_permissions_is_what_the_program_does()
    {
        var table = $"""
            # Who may do what

            Made by a test from the rules and the routes, and held to them: change the code, not this page.

            A role counts in the agency it was given at. Whoever has a role at an agency sees what lies below that agency, and never what
            lies beside or above it; to act there takes a role there. Administrators also change agencies, accounts and roles below their own.

            ## Documents: role × act × state

            **yes**, or the code of the reason why not, without its `document.`. The officer here is another person than the drafter and the signers. An act that is not
            listed for a state is answered `document.state` to everybody. “above” and “beside” stand for a person with every role there.

            {DocumentPermissions.Table()}
            ## Separation of duties

            {DocumentPermissions.Separation()}
            ## Agencies, accounts and the catalogue: role × act

            At an agency's own roles, by people of the agency itself, above it and beside it; every act is tried on something fresh.
            `account.unknown` does not say whether the account exists.

            {await new AdministrationPermissions(cast).TableAsync()}
            ## Pages of the workbench

            What opening the page is answered (the address names things of one agency): 200 opens, 302 leads elsewhere (who is not signed in
            to the sign-in), 403 is refused, 404 does not say whether it exists. Acts are refused by the rules above, whatever page they come from.

            {await PagesAsync()}
            ## API

            {Api()}
            """.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("GONGKAI_WRITE_DOCS") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, table);
        }

        (await System.IO.File.ReadAllTextAsync(File)).ReplaceLineEndings("\n").ShouldBe(table, "run the tests with GONGKAI_WRITE_DOCS=1 and look at the difference");
    }

    [Fact]
    public async Task Nobody_opens_a_page_of_the_workbench_without_signing_in_and_nobody_beside_opens_what_has_an_id()
    {
        foreach (var route in await WorkbenchAsync())
        {
            var answer = await cast["nobody"].GetAsync(new Uri(cast.Address(route), UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, route);
            answer.Headers.Location!.ToString().ShouldContain("/account/sign-in");
            if (route.Contains("{id", StringComparison.Ordinal))
            {
                (await cast["all roles beside"].GetAsync(new Uri(cast.Address(route), UriKind.Relative))).StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], route);
            }
        }
    }

    private async Task<IEnumerable<string>> WorkbenchAsync() =>
        (await Routes.PagesAsync(cast.Portal.Services)).Select(p => p.Template).Where(t => t.StartsWith("workbench", StringComparison.Ordinal))
            .Concat(Routes.Others(cast.Portal.Services).Where(r => r.Method == "GET").Select(r => r.Template.TrimStart('/')).Where(t => t.StartsWith("workbench/", StringComparison.Ordinal) && !t.Contains("{hash", StringComparison.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal);

    private async Task<string> PagesAsync()
    {
        var text = new StringBuilder("| page | ").AppendJoin(" | ", cast.People.Select(p => p.Name)).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---|", cast.People.Count))).Append('\n');
        foreach (var route in await WorkbenchAsync())
        {
            var answers = new List<int>();
            foreach (var (_, client) in cast.People)
            {
                answers.Add((int)(await client.GetAsync(new Uri(cast.Address(route), UriKind.Relative))).StatusCode);
            }

            text.Append($"| `/{route.Replace("|", "\\|", StringComparison.Ordinal)}` | ").AppendJoin(" | ", answers).Append(" |\n");
        }

        return text.ToString();
    }

    private string Api()
    {
        var changing = Routes.Others(cast.Portal.Services).Where(r => r.Template.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) && r.Method != "GET").OrderBy(r => r.Template, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal);
        return "Reading is open to everybody. What changes something takes the operator's token, or where it says so a key of the agency or of one above it with that scope; a cookie is not accepted anywhere under `/api`.\n\n| route | who |\n|---|---|\n"
            + string.Concat(changing.Select(r => $"| `{r.Method} /{r.Template.Trim('/')}` | {(r.Template.EndsWith("/check", StringComparison.Ordinal) ? "everybody (a check-up stores nothing)" : Holder(r.Template))} |\n"));
    }

    private string Holder(string template)
    {
        var policy = cast.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().First(e => e.RoutePattern.RawText == template && e.Metadata.GetMetadata<IAuthorizeData>() is not null)
            .Metadata.GetMetadata<IAuthorizeData>()!.Policy;
        return ApiScopes.All.Where(s => $"write-{s.Key().Split(':')[0]}" == policy).Select(s => $"operator, or a key with `{s.Key()}`").FirstOrDefault("operator");
    }
}
