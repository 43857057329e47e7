using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Returns;

/// <summary>Why a return is not taken.</summary>
public static class ReturnProblems
{
    /// <summary>No source (办件系统、台账 …) was named.</summary>
    public static readonly Problem SourceMissing = new("return.source", "请填写数据来源，例如“行政审批系统”“执法台账”。");

    /// <summary>Nobody answers for it.</summary>
    public static readonly Problem AnswererMissing = new("return.answerer", "请填写对数据负责的人。");

    /// <summary>No section was named.</summary>
    public static readonly Problem SectionMissing = new("return.section", "请填写科室名称。");

    /// <summary>A number that stands is changed without a reason.</summary>
    public static readonly Problem ReasonMissing = new("return.reason", "改动或清空已填报的数，请写明更正理由。");

    /// <summary>Nothing was typed, or nothing differs.</summary>
    public static readonly Problem NothingNew = new("return.nothing", "没有新填报或改动的数。");

    /// <summary>The year or month is none that can be returned.</summary>
    public static readonly Problem Month = new("return.month", "请填写已经开始的年度和月份，不能填报将来的月份。");

    /// <summary>There is no such agency for this officer.</summary>
    public static readonly Problem NoAgency = new("return.agency.unknown", "没有找到这个机关。");

    /// <summary>There is no such decision for this officer.</summary>
    public static readonly Problem NoDecision = new("return.decision.unknown", "没有找到这条决定，它可能已经剔除。");

    /// <summary>The officer's roles do not suffice.</summary>
    public static readonly Problem Forbidden = new("return.forbidden", "填报数据需要本机关的“科室经办人”或“政务公开办”角色。");

    /// <summary>The unit is missing, or is none of this kind.</summary>
    public static Problem Unit(ReturnKind kind) => kind.Unit() == ReturnUnit.Count
        ? new("return.unit", $"{kind.Name()}按“件”填报。")
        : new("return.unit", $"{kind.Name()}请写明单位是“元”还是“万元”。");

    /// <summary>It is no number.</summary>
    public static Problem NoNumber(string text) => new("return.number", $"“{text}”不是数字。没有发生的请填 0，还不知道的请留空。");

    /// <summary>More decimal places than the unit has.</summary>
    public static Problem TooFine(string text, ReturnUnit unit) => unit == ReturnUnit.Count
        ? new("return.whole", $"“{text}”应当是整数件。")
        : new("return.whole", $"“{text}”{unit.Name()}细于 1 分钱，请核对。");

    /// <summary>Larger than any month can be.</summary>
    public static Problem TooLarge(string text) => new("return.large", $"“{text}”太大，请核对单位。");

    /// <summary>Somebody changed a month meanwhile.</summary>
    public static Problem Changed(int month) => new("return.changed", $"您打开后，{month}月的数已由他人改动，请刷新页面核对后再填。");
}

/// <summary>Who may return figures.</summary>
public static class ReturnRules
{
    /// <summary>The first year that can be returned: the first of the form of 2021 with its year before.</summary>
    public const int FirstYear = 2019;

    /// <summary>The roles that return figures for their agency.</summary>
    public static IReadOnlyList<StaffRole> Roles { get; } = [StaffRole.SectionOfficer, StaffRole.DisclosureOffice];

    /// <summary>Why an officer may not enter or correct figures of an agency; null when he or she may.</summary>
    public static Problem? WhyNotEnter(Officer officer, AgencyPlace agency) => officer.Has(agency, [.. Roles]) ? null : ReturnProblems.Forbidden;

    /// <summary>Why a month cannot be returned on a day; null when it can.</summary>
    public static Problem? WhyNotMonth(int year, int month, DateOnly today) =>
        year >= FirstYear && month is >= 1 and <= 12 && (year, month).CompareTo((today.Year, today.Month)) <= 0 ? null : ReturnProblems.Month;

    /// <summary>The last month of a year that is over on a day, and so is missed where nothing was returned; 0 for none.</summary>
    public static int LastDueMonth(int year, DateOnly today) => year < today.Year ? 12 : year > today.Year ? 0 : today.Month - 1;
}
