using Gongkai.Domain.AnnualReports;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Fuzzing;

/// <summary>Generated reports in every kind of page and text, damaged.</summary>
public class Damaged_renderings
{
    public static TheoryData<string> Renderings => [.. ReportRendering.Pages.Concat(ReportRendering.Texts).Select(r => r.Name)];

    [Theory, MemberData(nameof(Renderings))]
    public void A_damaged_page_or_text_is_read_or_refused_and_never_gains_a_number(string rendering)
    {
        var chosen = ReportRendering.All.Single(r => r.Name == rendering);
        FuzzRun.Faults(FuzzRun.Cases / 5, seed => Mutations.Damage(chosen.Render(GeneratedReport.From(seed % 2 == 0 ? ReportFormat.Format2021 : ReportFormat.Format2019, seed).Report), seed), chosen.FileName).ShouldBeEmpty();
    }
}
