namespace Gongkai.Domain.Agencies;

/// <summary>The level of government that an agency belongs to.</summary>
public enum AgencyLevel
{
    /// <summary>国家级.</summary>
    National,

    /// <summary>省级.</summary>
    Province,

    /// <summary>设区的市级.</summary>
    City,

    /// <summary>县级.</summary>
    County,

    /// <summary>乡镇（街道）级.</summary>
    Township,
}

/// <summary>What kind of body an agency is.</summary>
public enum AgencyKind
{
    /// <summary>人民政府.</summary>
    Government,

    /// <summary>政府部门（含办公厅、办公室、直属机构）.</summary>
    Department,

    /// <summary>乡镇人民政府、街道办事处.</summary>
    Township,

    /// <summary>派出机构（管委会、分局）, 《条例》第十条第三款.</summary>
    DispatchedOffice,

    /// <summary>法律、法规授权的具有管理公共事务职能的组织, 《条例》第五十四条.</summary>
    AuthorisedInstitution,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>The names of levels and kinds.</summary>
public static class AgencyNames
{
    /// <summary>The name for people and for CSV files.</summary>
    public static string Name(this AgencyLevel level) => level switch
    {
        AgencyLevel.National => "国家级",
        AgencyLevel.Province => "省级",
        AgencyLevel.City => "市级",
        AgencyLevel.County => "县级",
        AgencyLevel.Township => "乡镇级",
    };

    /// <summary>The name for people and for CSV files.</summary>
    public static string Name(this AgencyKind kind) => kind switch
    {
        AgencyKind.Government => "人民政府",
        AgencyKind.Department => "政府部门",
        AgencyKind.Township => "乡镇街道",
        AgencyKind.DispatchedOffice => "派出机构",
        AgencyKind.AuthorisedInstitution => "法律法规授权组织",
        AgencyKind.Other => "其他",
    };

    /// <summary>The level of a name; null when there is none.</summary>
    public static AgencyLevel? ParseLevel(string? name) => Find<AgencyLevel>(level => level.Name() == name);

    /// <summary>The kind of a name; null when there is none.</summary>
    public static AgencyKind? ParseKind(string? name) => Find<AgencyKind>(kind => kind.Name() == name);

    private static T? Find<T>(Func<T, bool> matches)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (matches(value))
            {
                return value;
            }
        }

        return null;
    }
}
