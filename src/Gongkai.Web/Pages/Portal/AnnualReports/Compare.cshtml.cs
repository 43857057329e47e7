using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>对比: two reports side by side, or several in one table.</summary>
[AllowAnonymous]
internal sealed class CompareModel(ReportQueries queries) : PageModel
{
    /// <summary>Reports in one table, at most.</summary>
    public const int Most = 12;

    private const int Rows = 60;

    /// <summary>One report.</summary>
    [BindProperty(Name = "a", SupportsGet = true)]
    public long? A { get; set; }

    /// <summary>The other.</summary>
    [BindProperty(Name = "b", SupportsGet = true)]
    public long? B { get; set; }

    /// <summary>Several, instead of two.</summary>
    [BindProperty(Name = "id", SupportsGet = true)]
    public long[] Ids { get; set; } = [];

    /// <summary>True to list also what is the same in both.</summary>
    [BindProperty(Name = "all", SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>Any part of an agency's name, to choose from.</summary>
    [BindProperty(Name = "name", SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The reports to choose from; empty where enough are chosen.</summary>
    public IReadOnlyList<ReportRow> Choices { get; private set; } = [];

    /// <summary>The reports chosen, in the order of the addresses; older first where they are two years of one agency.</summary>
    public IReadOnlyList<ReportPage> Chosen { get; private set; } = [];

    /// <summary>The two side by side; null unless there are two.</summary>
    public ReportComparison? Comparison { get; private set; }

    /// <summary>What to say to somebody who chose too few or too many; null when the choice will do.</summary>
    public string? Hint { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        long[] wanted = [.. new[] { A, B }.OfType<long>().Concat(Ids).Distinct()];
        Hint = wanted.Length == 1 ? "请再选一份报告。" : wanted.Length > Most ? $"一次最多对比 {Most} 份报告，请减少几份。" : null;
        if (wanted.Length is < 2 or > Most)
        {
            Choices = (await queries.ListAsync(new ReportFilter { Name = Name }, null, Rows, ct)).Rows;
            return Page();
        }

        var chosen = new List<ReportPage>();
        foreach (var id in wanted)
        {
            if (await queries.PageAsync(id, ct) is not { } page)
            {
                return NotFound();
            }

            chosen.Add(page);
        }

        Chosen = [.. chosen.OrderBy(c => chosen.Count == 2 ? c.Row.Year : 0)];
        Comparison = Chosen is [var left, var right] ? ReportComparison.Of(left.Report, right.Report) : null;
        return Page();
    }

    /// <summary>The same page with or without what is the same.</summary>
    public string Toggle() => "/compare?" + string.Join('&', Chosen.Select(c => $"id={c.Row.Id}")) + (All ? "" : "&all=true");
}
