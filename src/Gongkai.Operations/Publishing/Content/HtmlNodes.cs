namespace Gongkai.Operations.Publishing.Content;

/// <summary>Emphasis and the like, which may stand together.</summary>
[Flags]
internal enum TextStyle
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
    Underline = 4,
    Strike = 8,
    Subscript = 16,
    Superscript = 32,
    Code = 64,
}

/// <summary>A link that was let through.</summary>
internal sealed record Link(string Href, bool LeadsOut, string? Id);

/// <summary>A word with its reading beside it; one instance for each <c>ruby</c> element.</summary>
internal sealed class Ruby;

/// <summary>What holds for a piece of text. Written in one fixed order of nesting, whatever order it came in.</summary>
internal sealed record Marks(Link? Link, Ruby? Ruby, bool IsReading, TextStyle Style, string? Font)
{
    public static readonly Marks None = new(null, null, false, TextStyle.None, null);
}

/// <summary>What stands in a block: text, a line break or a picture, or another block.</summary>
internal abstract class Node;

/// <summary>Text.</summary>
internal sealed class TextNode(string text, Marks marks) : Node
{
    public string Text { get; set; } = text;

    public Marks Marks { get; } = marks;
}

/// <summary>A line break.</summary>
internal sealed class BreakNode : Node;

/// <summary>A picture of our own store.</summary>
internal sealed class ImageNode(string source, string? alt, int? width, int? height, Marks marks) : Node
{
    public string Source { get; } = source;

    public string? Alt { get; } = alt;

    public int? Width { get; } = width;

    public int? Height { get; } = height;

    public Marks Marks { get; } = marks;
}

/// <summary>A block by the name of its element; the root has an empty name.</summary>
internal sealed class BlockNode(string name) : Node
{
    public string Name { get; } = name;

    public List<Node> Children { get; } = [];

    /// <summary>One of <see cref="HtmlClasses"/>; null for the default.</summary>
    public string? Alignment { get; set; }

    public bool IsIndented { get; set; }

    public string? Id { get; set; }

    public int ColumnSpan { get; set; } = 1;

    public int RowSpan { get; set; } = 1;

    public string? Scope { get; set; }

    public int Start { get; set; } = 1;

    /// <summary>The level of a paragraph that Word means as a list item; 0 for any other.</summary>
    public int OfficeListLevel { get; init; }

    /// <summary>Its number or bullet as Word wrote it.</summary>
    public string OfficeMarker { get; set; } = "";

    /// <summary>Holds text and pictures only.</summary>
    public bool HoldsInlineOnly => Name is "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "caption" or "figcaption";

    /// <summary>Text may stand in it without a paragraph.</summary>
    public bool TakesText => HoldsInlineOnly || Name is "li" or "td" or "th" or "figure";
}

/// <summary>The classes a document may use; the style sheet of the site gives them their look.</summary>
public static class HtmlClasses
{
    /// <summary>居中.</summary>
    public const string Center = "align-center";

    /// <summary>居右.</summary>
    public const string Right = "align-right";

    /// <summary>两端对齐.</summary>
    public const string Justify = "align-justify";

    /// <summary>首行缩进两字.</summary>
    public const string Indent = "indent";

    /// <summary>仿宋.</summary>
    public const string FangSong = "font-fangsong";

    /// <summary>楷体.</summary>
    public const string KaiTi = "font-kaiti";

    /// <summary>黑体.</summary>
    public const string HeiTi = "font-heiti";

    /// <summary>小标宋.</summary>
    public const string XiaoBiaoSong = "font-xiaobiaosong";
}
