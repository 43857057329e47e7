using Gongkai.Domain;

namespace Gongkai.Operations.Search;

/// <summary>Why a question is not answered.</summary>
public static class SearchProblems
{
    /// <summary>Nothing but punctuation was typed.</summary>
    public static Problem NoWords { get; } = new("search.no-words", "没有可查找的字。请输入两个或更多的汉字、字母或数字。");

    /// <summary>The mark of the page is not one that was given.</summary>
    public static Problem PageUnknown { get; } = new("search.page-unknown", "没有这一页。请从第一页重新翻看。");

    /// <summary>The index is being made.</summary>
    public static Problem NotReady { get; } = new("search.not-ready", "检索正在准备，请过一会儿再试。");

    /// <summary>This node has none.</summary>
    public static Problem NoIndex { get; } = new("search.no-index", "本机还没有检索索引。启动网站或运行 gongkai search rebuild 后会建立。");

    /// <summary>It is not what was written.</summary>
    public static Problem Damaged(string what) => new("search.damaged", $"检索索引已损坏（{what}）。请运行 gongkai search rebuild 重建。");
}
