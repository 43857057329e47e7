using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Testing;

/// <summary>
/// A report in which everything agrees: every balance holds, and what the narrative states the tables hold. The same seed
/// gives the same report; a failing property prints it.
/// </summary>
public sealed class GeneratedReport
{
    private GeneratedReport(ReportFormat format, int seed, AnnualReport report) => (Format, Seed, Report) = (format, seed, report);

    /// <summary>Reports in the layout of 2021.</summary>
    public static Arbitrary<GeneratedReport> Of2021 => Arb.From(Seeds.Select(s => From(ReportFormat.Format2021, s)));

    /// <summary>Reports in the layout of 2019.</summary>
    public static Arbitrary<GeneratedReport> Of2019 => Arb.From(Seeds.Select(s => From(ReportFormat.Format2019, s)));

    /// <summary>Reports in either layout.</summary>
    public static Arbitrary<GeneratedReport> Any => Arb.From(Gen.OneOf(Of2021.Generator, Of2019.Generator));

    /// <summary>The layout.</summary>
    public ReportFormat Format { get; }

    /// <summary>What it was made from.</summary>
    public int Seed { get; }

    /// <summary>The report.</summary>
    public AnnualReport Report { get; }

    private static Gen<int> Seeds => Gen.Choose(0, int.MaxValue - 1);

    /// <summary>The report of a seed.</summary>
    public static GeneratedReport From(ReportFormat format, int seed)
    {
        var random = new Random(seed);
        var values = GeneratedValues.Fill(format, random);
        return new GeneratedReport(format, seed, GeneratedNarrative.Tell(new AnnualReport(format, values), random));
    }

    /// <inheritdoc/>
    public override string ToString() => $"GeneratedReport.From(ReportFormat.{Format}, {Seed})";
}
