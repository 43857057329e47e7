namespace Gongkai.Domain.Accounts;

/// <summary>What a key of the API lets a program do for an agency and those below it.</summary>
public enum ApiScope
{
    /// <summary>Import what the sections report: monthly figures and single decisions.</summary>
    WriteReturns,

    /// <summary>Store annual reports.</summary>
    WriteReports,
}

/// <summary>Their names.</summary>
public static class ApiScopes
{
    /// <summary>All, in the order of lists.</summary>
    public static IReadOnlyList<ApiScope> All { get; } = Enum.GetValues<ApiScope>();

    /// <summary>The name for people.</summary>
    public static string Name(this ApiScope scope) => scope switch
    {
        ApiScope.WriteReturns => "导入科室填报数和双公示记录",
        ApiScope.WriteReports => "存入年度报告",
    };

    /// <summary>The name for programs: <c>returns:write</c>.</summary>
    public static string Key(this ApiScope scope) => scope switch
    {
        ApiScope.WriteReturns => "returns:write",
        ApiScope.WriteReports => "reports:write",
    };
}
