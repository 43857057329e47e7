using System.Text.RegularExpressions;
using Gongkai.Domain.Agencies;

namespace Gongkai.Domain.Requests.Letters;

/// <summary>An agency above, as far as remedies depend on it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Level">Its level.</param>
/// <param name="Kind">Its kind.</param>
public sealed record AgencyAbove(string Name, AgencyLevel? Level, AgencyKind? Kind);

/// <summary>行政复议机关 and 管辖法院 of an agency (《行政复议法》第二十四条至第二十八条, 《行政诉讼法》第十四条、第十五条).</summary>
public sealed partial record RemedyBodies
{
    private const string Customs = "海关";
    private const string Maritime = "海事";

    // Bodies under vertical leadership by the words of their names; a place's own 地方金融 body is not one of them.
    private static readonly string[] Vertical =
        [Customs, "税务", "国家安全", "外汇管理", "人民银行", "金融监督管理", "证券监督管理", Maritime, "邮政管理", "铁路监督管理", "民用航空", "矿山安全监察", "通信管理", "烟草专卖"];

    /// <summary>行政复议机关; null when it follows neither from the profile nor from level and kind.</summary>
    public string? Reconsideration { get; init; }

    /// <summary>管辖法院; null likewise.</summary>
    public string? Court { get; init; }

    /// <summary>True when the body was not set for the agency but derived, so that somebody has to check it.</summary>
    public bool IsReconsiderationDerived { get; init; }

    /// <summary>True when the court was derived.</summary>
    public bool IsCourtDerived { get; init; }

    /// <summary>
    /// True where the body reviews its own act (a province's government, a department of the State Council), so that its decision may
    /// also be taken to the State Council for a final ruling (《行政复议法》第二十六条).
    /// </summary>
    public bool ReviewsItself { get; init; }

    /// <summary>True where the court of first instance is an intermediate one: governments from the county upwards, departments of the State Council, customs (《行政诉讼法》第十五条第（一）项、第（二）项).</summary>
    public bool IsIntermediateCourt { get; init; }

    /// <summary>互联网渠道 for handing in an application for reconsideration (《行政复议法》第二十二条); null when none is set.</summary>
    public string? Online { get; init; }

    /// <summary>Both for an agency: what its profile says, else what its level and kind and the agencies above it say.</summary>
    /// <param name="profile">The agency.</param>
    /// <param name="above">The agencies above it, the nearest first.</param>
    /// <param name="online">Where reconsideration can be applied for online.</param>
    public static RemedyBodies Of(AgencyProfile profile, IReadOnlyList<AgencyAbove> above, string? online = null)
    {
        var body = profile.ReconsiderationBody ?? Derive(profile, above);
        return new()
        {
            Reconsideration = body,
            Court = profile.Court ?? DeriveCourt(profile, above),
            IsReconsiderationDerived = profile.ReconsiderationBody is null,
            IsCourtDerived = profile.Court is null,
            ReviewsItself = body == profile.Name && profile is { Kind: AgencyKind.Government, Level: AgencyLevel.Province } or { Kind: AgencyKind.Department, Level: AgencyLevel.National },
            IsIntermediateCourt = profile is { Kind: AgencyKind.Government, Level: AgencyLevel.Province or AgencyLevel.City or AgencyLevel.County } or { Kind: AgencyKind.Department, Level: AgencyLevel.National }
                || BranchOf(profile) == Customs,
            Online = online,
        };
    }

    /// <summary>The same with what a letter names itself.</summary>
    public RemedyBodies For(Letter letter) => this with { Reconsideration = letter.ReconsiderationBody ?? Reconsideration, Court = letter.Court ?? Court };

    private static string? Derive(AgencyProfile profile, IReadOnlyList<AgencyAbove> above)
    {
        // 第二十七条: bodies under vertical leadership turn to the department above them.
        if (BranchOf(profile) is { } branch)
        {
            return above.FirstOrDefault(a => a.Kind is not (AgencyKind.Government or AgencyKind.Township) && IsOf(a.Name, branch))?.Name;
        }

        // 第二十八条: either of two bodies; both have to be named, and the second is not known here.
        if (profile.Kind == AgencyKind.Department && (profile.Name.EndsWith("司法局", StringComparison.Ordinal) || profile.Name.EndsWith("司法厅", StringComparison.Ordinal)))
        {
            return null;
        }

        return (profile.Kind, profile.Level) switch
        {
            (AgencyKind.Department, AgencyLevel.National) => profile.Name,
            (AgencyKind.Government, AgencyLevel.National) => null,
            (AgencyKind.Government, AgencyLevel.Province) => profile.Name,
            (AgencyKind.Government, var level) => Government(above, a => a.Level < level),
            (AgencyKind.Township, _) => Government(above, a => a.Level <= AgencyLevel.County),
            // 第二十四条第一款第（三）项: a street's office is one of the county's or district's government.
            (AgencyKind.DispatchedOffice or AgencyKind.AuthorisedInstitution, AgencyLevel.Township) => Government(above, a => a.Level <= AgencyLevel.County),
            (AgencyKind.Department or AgencyKind.DispatchedOffice or AgencyKind.AuthorisedInstitution, var level) when level != AgencyLevel.National =>
                Government(above, a => a.Level == level),
            (AgencyKind.DispatchedOffice or AgencyKind.AuthorisedInstitution, _) => above.FirstOrDefault(a => a is { Kind: AgencyKind.Department, Level: AgencyLevel.National })?.Name,
            _ => null,
        };
    }

    // A department of the State Council itself is no branch of one, and no government is.
    private static string? BranchOf(AgencyProfile profile) => profile.Level == AgencyLevel.National || profile.Kind is AgencyKind.Government or AgencyKind.Township || profile.Name.Contains("地方金融", StringComparison.Ordinal)
        ? null : Vertical.FirstOrDefault(v => IsOf(profile.Name, v));

    // 山海关 is a place, and 上海 ends with the letter that both words begin with.
    private static bool IsOf(string name, string branch) => branch switch
    {
        Customs => CustomsName().IsMatch(name),
        Maritime => name.Contains("海事局", StringComparison.Ordinal) || name.Contains("海事处", StringComparison.Ordinal),
        _ => name.Contains(branch, StringComparison.Ordinal),
    };

    private static string? Government(IReadOnlyList<AgencyAbove> above, Func<AgencyAbove, bool> where) =>
        above.FirstOrDefault(a => a.Kind == AgencyKind.Government && where(a))?.Name;

    // Only where the place alone names the court: a city's departments belong to the court of the district they sit in.
    private static string? DeriveCourt(AgencyProfile profile, IReadOnlyList<AgencyAbove> above)
    {
        if (BranchOf(profile) is not null)
        {
            return null;
        }

        return (profile.Kind, profile.Level) switch
        {
            (AgencyKind.Government, AgencyLevel.City) => CourtOf(profile.Name, "中级人民法院"),
            (AgencyKind.Government, AgencyLevel.County) => above.FirstOrDefault(a => a is { Kind: AgencyKind.Government, Level: AgencyLevel.City }) is { } city ? CourtOf(city.Name, "中级人民法院") : null,
            (AgencyKind.Department or AgencyKind.AuthorisedInstitution, AgencyLevel.County) or (AgencyKind.Township or AgencyKind.Government, AgencyLevel.Township) =>
                above.FirstOrDefault(a => a is { Kind: AgencyKind.Government, Level: AgencyLevel.County }) is { } county ? CourtOf(county.Name, "人民法院") : null,
            _ => null,
        };
    }

    private static string? CourtOf(string government, string court)
    {
        const string People = "人民政府";
        return government.EndsWith(People, StringComparison.Ordinal) ? government[..^People.Length] + court : null;
    }

    [GeneratedRegex(@"海关(?=\z|总署|缉私|监管|驻)", RegexOptions.CultureInvariant)]
    private static partial Regex CustomsName();
}
