using System.Globalization;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>What public pages call things, and how they write dates.</summary>
internal static class PublicWords
{
    /// <summary>An instant in China's time.</summary>
    public static DateTimeOffset China(DateTimeOffset instant) => ChinaTime.Local(instant);

    /// <summary>Today in China.</summary>
    public static DateOnly Today(TimeProvider clock) => ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>2026-08-01.</summary>
    public static string Day(DateTimeOffset instant) => China(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026-08-01.</summary>
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026-08-01 09:30, the form of PubDate.</summary>
    public static string Minute(DateTimeOffset instant) => China(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>2026年8月1日.</summary>
    public static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The meta tag ColumnType: the class of the column, as sites that follow 47号 write it.</summary>
    public static string ColumnType(PublicColumn column) => column.Part switch
    {
        CataloguePart.Guide or CataloguePart.Rules or CataloguePart.Statutory or CataloguePart.AnnualReports or CataloguePart.Request => "信息公开",
        CataloguePart.Topic => "专题专栏",
        CataloguePart.KeyArea => "信息公开,重点领域",
    };

    /// <summary>更新周期 of a column in words.</summary>
    public static string Cycle(PublicColumn column) => column.Cycle switch
    {
        UpdateCycle.LongTerm => "长期公开",
        UpdateCycle.WithinDays => column.CycleDays is { } days ? $"自形成或者变更之日起{days}个工作日内" : "限时公开",
        UpdateCycle.Prompt => "及时公开",
    };

    /// <summary>12.3 KB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MB"),
    };
}
