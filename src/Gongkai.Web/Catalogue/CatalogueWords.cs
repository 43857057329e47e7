using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Catalogue;

namespace Gongkai.Web.Catalogue;

/// <summary>The catalogue's terms as people read them.</summary>
internal static class CatalogueWords
{
    /// <summary>The parts an officer may add columns to, in order.</summary>
    public static readonly IReadOnlyList<CataloguePart> Open = [CataloguePart.Statutory, CataloguePart.Rules, CataloguePart.Topic, CataloguePart.KeyArea];

    /// <summary>The name of a part.</summary>
    public static string Name(this CataloguePart part) => part switch
    {
        CataloguePart.Guide => "政府信息公开指南",
        CataloguePart.Rules => "政府信息公开制度",
        CataloguePart.Statutory => "法定主动公开内容",
        CataloguePart.AnnualReports => "政府信息公开年报",
        CataloguePart.Request => "依申请公开",
        CataloguePart.Topic => "专题",
        CataloguePart.KeyArea => "重点领域",
    };

    /// <summary>The name of a cycle.</summary>
    public static string Name(this UpdateCycle cycle) => cycle switch
    {
        UpdateCycle.LongTerm => "长期公开",
        UpdateCycle.WithinDays => "限时公开",
        UpdateCycle.Prompt => "及时公开",
    };

    /// <summary>「限时公开，20个工作日内」.</summary>
    public static string Cycle(this CatalogueColumn column) =>
        column.CycleDays is { } days ? $"{column.Cycle.Name()}，{days}个工作日内" : column.Cycle.Name();
}
