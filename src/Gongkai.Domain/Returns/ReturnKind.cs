namespace Gongkai.Domain.Returns;

/// <summary>What the sections return for table two of the annual report (《条例》第二十条第（五）、（六）、（八）项).</summary>
public enum ReturnKind
{
    /// <summary>行政许可处理决定, in 件.</summary>
    Licensing,

    /// <summary>行政处罚处理决定, in 件.</summary>
    Penalties,

    /// <summary>行政强制处理决定, in 件.</summary>
    Enforcement,

    /// <summary>行政事业性收费, in money.</summary>
    Charges,
}

/// <summary>The unit that somebody typed a return in. Stated with every number, never guessed.</summary>
public enum ReturnUnit
{
    /// <summary>件.</summary>
    Count,

    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元.</summary>
    TenThousandYuan,
}

/// <summary>Their names, units and cells.</summary>
public static class ReturnKinds
{
    /// <summary>All, in the order of the form.</summary>
    public static IReadOnlyList<ReturnKind> All { get; } = Enum.GetValues<ReturnKind>();

    /// <summary>The name for people.</summary>
    public static string Name(this ReturnKind kind) => kind switch
    {
        ReturnKind.Licensing => "行政许可",
        ReturnKind.Penalties => "行政处罚",
        ReturnKind.Enforcement => "行政强制",
        ReturnKind.Charges => "行政事业性收费",
    };

    /// <summary>The name for programs and addresses: <c>licensing</c>.</summary>
    public static string Key(this ReturnKind kind) => kind switch
    {
        ReturnKind.Licensing => "licensing",
        ReturnKind.Penalties => "penalties",
        ReturnKind.Enforcement => "enforcement",
        ReturnKind.Charges => "charges",
    };

    /// <summary>The cell of the report's form (国办公开办函〔2021〕30号) that the year's total fills.</summary>
    public static string Cell(this ReturnKind kind) => kind switch
    {
        ReturnKind.Licensing => "active.licensing",
        ReturnKind.Penalties => "active.penalties",
        ReturnKind.Enforcement => "active.enforcement",
        ReturnKind.Charges => "active.feesWan",
    };

    /// <summary>The unit in which its totals are shown.</summary>
    public static ReturnUnit Unit(this ReturnKind kind) => kind == ReturnKind.Charges ? ReturnUnit.TenThousandYuan : ReturnUnit.Count;

    /// <summary>True where single decisions (双公示) are imported: of licences and penalties.</summary>
    public static bool HasSingleDecisions(this ReturnKind kind) => kind is ReturnKind.Licensing or ReturnKind.Penalties;

    /// <summary>The kind of a <see cref="Key"/> or a <see cref="Name(ReturnKind)"/>; null when there is none.</summary>
    public static ReturnKind? Parse(string? text)
    {
        foreach (var kind in All)
        {
            if (kind.Key() == text || kind.Name() == text)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The unit's name.</summary>
    public static string Name(this ReturnUnit unit) => unit switch
    {
        ReturnUnit.Count => "件",
        ReturnUnit.Yuan => "元",
        ReturnUnit.TenThousandYuan => "万元",
    };

    /// <summary>The unit of a name; null when there is none.</summary>
    public static ReturnUnit? ParseUnit(string? text) => text switch
    {
        "件" or "宗" => ReturnUnit.Count,
        "元" => ReturnUnit.Yuan,
        "万元" => ReturnUnit.TenThousandYuan,
        _ => null,
    };
}
