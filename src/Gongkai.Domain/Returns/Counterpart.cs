namespace Gongkai.Domain.Returns;

/// <summary>相对人类别 of a single decision. Names of parties are never kept.</summary>
public enum Counterpart
{
    /// <summary>自然人.</summary>
    NaturalPerson,

    /// <summary>法人及非法人组织.</summary>
    Organisation,

    /// <summary>个体工商户.</summary>
    SoleTrader,
}

/// <summary>Their names.</summary>
public static class Counterparts
{
    /// <summary>The name as 双公示 tables write it.</summary>
    public static string Name(this Counterpart counterpart) => counterpart switch
    {
        Counterpart.NaturalPerson => "自然人",
        Counterpart.Organisation => "法人及非法人组织",
        Counterpart.SoleTrader => "个体工商户",
    };

    /// <summary>The category of a name as files write it; null for one that is not known.</summary>
    public static Counterpart? Parse(string? text) => text?.Trim() switch
    {
        "自然人" or "个人" or "公民" => Counterpart.NaturalPerson,
        "法人及非法人组织" or "法人和非法人组织" or "法人或其他组织" or "法人" or "非法人组织" or "企业" or "单位" => Counterpart.Organisation,
        "个体工商户" or "个体户" => Counterpart.SoleTrader,
        _ => null,
    };
}
