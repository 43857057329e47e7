using Gongkai.Reports.Checking;
using Gongkai.Reports.Tests.Reading;

namespace Gongkai.Reports.Tests.Checking;

/// <summary>What is wrong with the five real reports, found by hand in their text, and nothing else above a hint.</summary>
public sealed class Findings_in_the_five_samples
{
    [Theory]
    [InlineData("000", "Error F.sectionMissing", "Warning F.rowMissing", "Warning F.label 130", "Warning F.note 35", "Warning F.blank", "Warning F.blank", "Warning L.title 2")]
    [InlineData("001", "Error T.outcome 43", "Warning F.heading 42", "Warning F.headingNumber 42", "Warning F.headingNumber 72", "Warning L.superseded 86")]
    [InlineData("002", "Warning S.same 4")]
    [InlineData("003", "Warning F.agency", "Warning F.blank", "Warning S.yearToCome 160", "Warning L.numberForm 16", "Warning L.number 16", "Warning L.processingFee 163")]
    [InlineData("004", "Warning L.numberForm 11", "Warning L.numberForm 11", "Warning L.titleMarks 11")]
    public void Every_error_and_warning_stands_where_it_was_found_by_hand(string sample, params string[] expected) =>
        ReportChecker.Check(Printed.Sample(sample)).Where(f => f.Severity > Domain.AnnualReports.Severity.Info)
            .Select(f => $"{f.Severity} {f.Rule.Id} {(f.Evidence is [var first, ..] ? first.Line : null)}".TrimEnd()).ShouldBe(expected, ignoreOrder: true);

    [Fact]
    public void The_contradiction_in_Xianan_is_explained_with_both_numbers()
    {
        var finding = ReportChecker.Check(Printed.Sample("001")).Single(f => f.Rule.Id == "T.outcome");

        (finding.Expected, finding.Actual).ShouldBe((39, 54));
        finding.Cells.ShouldContain("requests.outcomes.unable.notHeld[6]");
        finding.Message.ShouldContain("54 等于（七）总计 95 减（一）予以公开 41");
        finding.Evidence.Single().Text.ShouldContain("不予公开或无法提供54件");
    }
}
