using Gongkai.Domain;

namespace Gongkai.Operations.Catalogue;

/// <summary>Reasons why an act on the catalogue is refused.</summary>
public static class CatalogueProblems
{
    /// <summary>There is no such column, or it is not the officer's to see.</summary>
    public static readonly Problem UnknownColumn = new("column.unknown", "没有找到这个栏目，可能已被移走，请返回栏目列表。");

    /// <summary>No role.</summary>
    public static readonly Problem Forbidden = new("column.forbidden", "只有本机关的政务公开办或系统管理员可以调整栏目。");

    /// <summary>No name.</summary>
    public static readonly Problem NameMissing = new("column.name.missing", "请写明栏目名称，不超过60个字。");

    /// <summary>A code of another form.</summary>
    public static readonly Problem CodeForm = new("column.code.form", "栏目代码只能用小写字母、数字和连字符，以字母开头，不超过40个字符。");

    /// <summary>A code that is taken.</summary>
    public static readonly Problem CodeTaken = new("column.code.taken", "本机关已有使用这个代码的栏目，请换一个代码。");

    /// <summary>A parent elsewhere.</summary>
    public static readonly Problem ParentElsewhere = new("column.parent", "上级栏目不存在，或不属于本机关的同一部分。");

    /// <summary>Days for a term.</summary>
    public static readonly Problem DaysMissing = new("column.days", "限时公开的栏目请写明工作日数（1至250）。");

    /// <summary>A compulsory part.</summary>
    public static readonly Problem Compulsory = new("column.compulsory", "这是规定的固定部分（国办公开办函〔2019〕61号），不能关闭。");

    /// <summary>Somebody saved first.</summary>
    public static Problem ChangedBy(string name) => new("column.changed", $"{name}刚刚保存过这个栏目。您的修改没有保存，请核对最新内容后再改。");
}
