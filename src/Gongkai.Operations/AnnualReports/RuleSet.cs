using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;

namespace Gongkai.Operations.AnnualReports;

/// <summary>Which state of readers and rules this program has; reports checked by another are checked again.</summary>
internal static class RuleSet
{
    private const int Bytes = 8;

    /// <summary>Changes whenever the code of the form, the rules or the readers does. Builds are deterministic, so equal sources give equal names.</summary>
    public static string Current { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        $"{typeof(RuleCatalogue).Module.ModuleVersionId} {typeof(ReportChecker).Module.ModuleVersionId}")).AsSpan(0, Bytes));
}
