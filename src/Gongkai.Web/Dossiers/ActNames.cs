namespace Gongkai.Web.Dossiers;

/// <summary>The acts of dossiers as people read them. A test holds that every act the program writes has its name here.</summary>
internal static class ActNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["column.added"] = "增设栏目",
        ["column.changed"] = "修改栏目",
        ["column.closed"] = "关闭栏目",
        ["column.reopened"] = "重新开放栏目",
        ["catalogue.items.imported"] = "导入标准目录",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> Known => Names.Keys;

    /// <summary>The name; the code itself for an act of a later program.</summary>
    public static string Of(string act) => Names.GetValueOrDefault(act, act);
}
