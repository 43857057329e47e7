using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Operations.AnnualReports;

/// <summary>The short name of a finding within its report: a hash of <see cref="Finding.Key"/>, fit for addresses and forms.</summary>
public static class FindingId
{
    private const int Bytes = 16;

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(Finding finding) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding.Key)).AsSpan(0, Bytes));
}

/// <summary>How the findings of a report are kept in the database.</summary>
internal static class FindingEncoding
{
    private const byte Version = 1;

    /// <summary>The findings in their order; explanations are kept elsewhere.</summary>
    public static byte[] Write(IReadOnlyList<Finding> findings)
    {
        var writer = new CompactWriter();
        writer.Items(findings, finding =>
        {
            writer.Text(finding.Rule.Id);
            writer.Byte((byte)finding.Severity);
            writer.Items(finding.Cells, writer.Text);
            writer.OptionalDecimal(finding.Expected);
            writer.OptionalDecimal(finding.Actual);
            writer.Text(finding.Message);
            writer.Items(finding.Evidence, evidence =>
            {
                writer.OptionalCount(evidence.Line);
                writer.Text(evidence.Text);
            });
        });
        return writer.ToArray(Version);
    }

    /// <summary>The findings; those of rules that this program no longer has are left out, as nothing holds them any more.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a version that this program does not know.</exception>
    public static IReadOnlyList<Finding> Read(byte[] findings)
    {
        var reader = new CompactReader(findings, Version);
        var result = new List<Finding>();
        for (var count = reader.Count(); count > 0; count--)
        {
            var rule = RuleCatalogue.Find(reader.Text());
            var severity = (Severity)reader.Byte();
            var cells = reader.Items(reader.Text);
            var expected = reader.OptionalDecimal();
            var actual = reader.OptionalDecimal();
            var message = reader.Text();
            var evidence = reader.Items(() => new Evidence(reader.OptionalCount(), reader.Text()));
            if (rule is not null)
            {
                result.Add(new Finding(rule, severity, cells, expected, actual, message, evidence));
            }
        }

        return result;
    }
}
