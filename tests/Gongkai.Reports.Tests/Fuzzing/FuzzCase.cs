using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Writing;

namespace Gongkai.Reports.Tests.Fuzzing;

/// <summary>Reads and checks one damaged file and says what must not have happened.</summary>
internal static class FuzzCase
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Fault(byte[] bytes, string name)
    {
        var (report, problem) = ReportReader.Read(bytes, name);
        if (report is null == problem is null)
        {
            return "neither or both of report and problem";
        }

        if (problem is not null)
        {
            return problem.Text.Any(c => c is >= '\u4E00' and <= '\u9FFF') ? null : $"a problem without Chinese: {problem.Text}";
        }

        var findings = ReportChecker.Check(report!);
        using var json = new MemoryStream();
        ReportJson.Write(report!, findings, json, indented: false);
        return FaultIn(report!) ?? FaultIn(report!, findings);
    }

    private static string? FaultIn(AnnualReport report)
    {
        var printed = new PrintedNumbers(report.Lines);
        foreach (var cell in report.Form.Cells)
        {
            ref readonly var value = ref report[cell];
            switch (value.State)
            {
                case CellState.Stated when value.Value is not { } stated || !printed.Holds(stated):
                    return $"{cell.Path} is stated as {value.Value}, which is not printed";
                case CellState.Recovered when value.Value is not { } recovered || (recovered != 0 && !printed.Holds(recovered)):
                    return $"{cell.Path} is recovered as {value.Value}, which is not printed ({value.Why})";
                case CellState.Ambiguous when value.Value is not null || value.Candidates is not { Count: > 0 }:
                    return $"{cell.Path} is ambiguous between {value.Candidates?.Count} candidates, with the value {value.Value} ({value.Why})";
                case CellState.Ambiguous when value.Candidates.FirstOrDefault(c => c is { } number && number != 0 && !printed.Holds(number)) is { } invented:
                    return $"{cell.Path} may be {invented}, which is not printed";
                case CellState.Missing or CellState.Blank or CellState.NotApplicable or CellState.Unreadable when value.Value is not null:
                    return $"{cell.Path} is {value.State} and has the value {value.Value}";
            }

            if (value.Line < 0 || value.Line > report.Lines.Count)
            {
                return $"{cell.Path} comes from line {value.Line} of {report.Lines.Count}";
            }
        }

        return null;
    }

    private static string? FaultIn(AnnualReport report, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Cells.FirstOrDefault(c => report.Form.Cell(c) is null && report.Form.Row(c) is null) is { } unknown)
            {
                return $"{finding.Rule.Id} speaks of {unknown}, which the form does not have";
            }

            if (finding.Severity > finding.Rule.Severity)
            {
                return $"{finding.Rule.Id} found more than its rule's grade";
            }

            if (finding.Evidence.Any(e => e.Line < 1 || e.Line > report.Lines.Count))
            {
                return $"{finding.Rule.Id} quotes a line that is not there";
            }
        }

        return null;
    }
}
