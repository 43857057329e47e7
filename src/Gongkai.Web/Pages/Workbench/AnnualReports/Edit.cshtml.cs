using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.AnnualReports;

/// <summary>编写正文: sections one, five and six beside last year's, checked while they are typed.</summary>
[Authorize(Policies.Staff)]
internal sealed class EditDraftModel(ReportCases cases, ReportComposer composer, SaveReportTexts save, CurrentOfficer officer, TimeProvider clock) : DraftPage(cases, officer, clock)
{
    /// <summary>一、总体情况.</summary>
    [BindProperty]
    public string? Overview { get; set; }

    /// <summary>五、存在的主要问题及改进情况.</summary>
    [BindProperty]
    public string? ProblemsText { get; set; }

    /// <summary>六、其他需要报告的事项.</summary>
    [BindProperty]
    public string? OtherMatters { get; set; }

    /// <summary>The version that the form began with.</summary>
    public int SeenVersion { get; private set; }

    /// <summary>The report with the texts as they are typed.</summary>
    public ComposedReport Composed { get; private set; } = null!;

    /// <summary>What another officer saved meanwhile where it differs from what is typed here: the section's heading and its text. Empty when nobody was first.</summary>
    public IReadOnlyList<(string Heading, string Text)> Theirs { get; private set; } = [];

    private ReportTexts Typed => new(Overview ?? "", ProblemsText ?? "", OtherMatters ?? "");

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long agency, int year, CancellationToken ct)
    {
        if (!await MayAsync(agency, year, ct))
        {
            return NotFound();
        }

        (Overview, ProblemsText, OtherMatters, SeenVersion) = (Draft.Overview, Draft.Problems, Draft.OtherMatters, Draft.Version);
        Composed = await composer.ComposeAsync(Draft, Case.Agency, null, null, ct);
        return Page();
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync(long agency, int year, int version, CancellationToken ct)
    {
        if (!await MayAsync(agency, year, ct))
        {
            return NotFound();
        }

        var outcome = await save.ExecuteAsync(agency, year, version, Typed, By, ct);
        if (outcome.Failed)
        {
            SeenVersion = version;
            if (outcome.Problems.Any(p => p.Code == WritingProblems.Changed.Code))
            {
                // Told what was saved first, the officer may save again over it: the form is bound to what is there now.
                SeenVersion = Draft.Version;
                Theirs =
                [
                    .. new[] { (SectionKind.Overview, Draft.Overview, Typed.Overview), (SectionKind.Problems, Draft.Problems, Typed.Problems), (SectionKind.OtherMatters, Draft.OtherMatters, Typed.OtherMatters) }
                        .Where(s => s.Item2.ReplaceLineEndings("\n") != s.Item3.ReplaceLineEndings("\n"))
                        .Select(s => (FigureSheet.Form.Sections.First(f => f.Kind == s.Item1).FullHeading, s.Item2)),
                ];
            }

            Composed = await composer.ComposeAsync(Draft, Case.Agency, Typed, null, ct);
        }

        return After(outcome, "已保存。");
    }

    /// <summary>Checks what is typed, without saving it: the page again.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(long agency, int year, int version, CancellationToken ct) => await ComposeTypedAsync(agency, year, version, ct) ? Page() : NotFound();

    /// <summary>The same for a script: the part of the page that changes.</summary>
    public async Task<IActionResult> OnPostCheckAsync(long agency, int year, int version, CancellationToken ct) => await ComposeTypedAsync(agency, year, version, ct) ? Partial("_Checked", Composed) : NotFound();

    private async Task<bool> ComposeTypedAsync(long agency, int year, int version, CancellationToken ct)
    {
        if (!await MayAsync(agency, year, ct))
        {
            return false;
        }

        SeenVersion = version;
        Composed = await composer.ComposeAsync(Draft, Case.Agency, Typed, null, ct);
        return true;
    }

    private async Task<bool> MayAsync(long agency, int year, CancellationToken ct) => await LoadAsync(agency, year, ct) && Case.Standing().WhyNot(ReportAct.Save, By) is null;
}
