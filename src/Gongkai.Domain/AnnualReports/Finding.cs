namespace Gongkai.Domain.AnnualReports;

/// <summary>How sure a finding is.</summary>
public enum Severity
{
    /// <summary>What a reader should know.</summary>
    Info,

    /// <summary>Probably wrong or incomplete.</summary>
    Warning,

    /// <summary>Certainly wrong: arithmetic, plain contradiction, a required part missing.</summary>
    Error,
}

/// <summary>The families of rules.</summary>
public enum RuleFamily
{
    /// <summary>Sums and balances within the tables (勾稽关系).</summary>
    Balance,

    /// <summary>The form: sections, tables, rows, labels, cells.</summary>
    Form,

    /// <summary>The narrative against the tables.</summary>
    TextAgainstTable,

    /// <summary>The narrative against itself.</summary>
    TextAgainstText,

    /// <summary>Law, citations and required content.</summary>
    Law,

    /// <summary>This year against last year.</summary>
    AcrossYears,

    /// <summary>A region against its parts.</summary>
    AcrossRegion,
}

/// <summary>One rule that a report is checked against; <see cref="RuleCatalogue"/> holds them all.</summary>
/// <param name="Id">Stable: <c>R3.balance</c>.</param>
/// <param name="Family">Its family.</param>
/// <param name="Severity">The grade a finding has unless the finding says less.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Meaning">The formula or the meaning, in full.</param>
/// <param name="Basis">The article, the form or the practice it rests on.</param>
/// <param name="Advice">What to do about a finding.</param>
public sealed record Rule(string Id, RuleFamily Family, Severity Severity, string Title, string Meaning, string Basis, string Advice);

/// <summary>A quotation that a finding rests on.</summary>
/// <param name="Line">The line in <see cref="AnnualReport.Lines"/>, from 1; null when unknown.</param>
/// <param name="Text">The sentence or the row as written.</param>
public sealed record Evidence(int? Line, string Text);

/// <summary>What a rule found in a report.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Its grade here; never above the rule's.</param>
/// <param name="Cells">The paths of the cells it speaks of; empty when it speaks of none.</param>
/// <param name="Expected">The value that would be right; null where there is none.</param>
/// <param name="Actual">The value found; null where there is none.</param>
/// <param name="Message">What is wrong and where, in Chinese, with both values.</param>
/// <param name="Evidence">The quoted sentences or rows.</param>
public sealed record Finding(
    Rule Rule,
    Severity Severity,
    IReadOnlyList<string> Cells,
    decimal? Expected,
    decimal? Actual,
    string Message,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The reason somebody gave why this is as it should be; null while nobody has.</summary>
    public string? Explanation { get; init; }

    /// <summary>What stays the same over new runs as long as rule, cells and values are the same; explanations hang on it.</summary>
    public string Key => $"{Rule.Id}|{string.Join(',', Cells)}|{Plain(Expected)}|{Plain(Actual)}|{(Cells.Count == 0 ? string.Join('\n', Evidence.Select(e => e.Text)) : "")}";

    private static string Plain(decimal? value) => value?.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
