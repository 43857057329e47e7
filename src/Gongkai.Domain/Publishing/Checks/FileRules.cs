using static Gongkai.Domain.Publishing.Checks.ContentGrade;

namespace Gongkai.Domain.Publishing.Checks;

public static partial class ContentRules
{
    private const string CleanFiles = "公开前应清除文件中的非公开信息；《政府信息公开条例》第十七条";

    /// <summary>拍摄地点.</summary>
    public static readonly ContentRule PictureLocation = new(
        "file.location", ContentFamily.File, Blocking, true, "图片带有拍摄地点", "上传清除了元数据的副本，或重新导出图片。", CleanFiles);

    /// <summary>拍摄信息.</summary>
    public static readonly ContentRule PictureDetails = new(
        "file.picture-details", ContentFamily.File, Hint, true, "图片带有拍摄信息", "上传清除了元数据的副本。", CleanFiles);

    /// <summary>作者等属性.</summary>
    public static readonly ContentRule FileProperties = new(
        "file.properties", ContentFamily.File, Warning, true, "文件属性带有作者或单位", "上传清除了属性的副本，或在 Word 中用“检查文档”删除个人信息。", CleanFiles);

    /// <summary>批注.</summary>
    public static readonly ContentRule Comments = new(
        "file.comments", ContentFamily.File, Blocking, true, "文件里有批注", "删除全部批注后重新上传。", CleanFiles);

    /// <summary>修订.</summary>
    public static readonly ContentRule TrackedChanges = new(
        "file.tracked-changes", ContentFamily.File, Blocking, true, "文件里有未接受的修订", "接受或拒绝全部修订后重新上传。", CleanFiles);

    /// <summary>隐藏文字.</summary>
    public static readonly ContentRule FileHiddenText = new(
        "file.hidden-text", ContentFamily.File, Blocking, true, "文件里有隐藏文字", "取消隐藏并核对，或删去后重新上传。", CleanFiles);

    /// <summary>隐藏工作表.</summary>
    public static readonly ContentRule HiddenSheet = new(
        "file.hidden-sheet", ContentFamily.File, Blocking, true, "文件里有隐藏的工作表", "取消隐藏并核对，或删去后重新上传。", CleanFiles);

    /// <summary>隐藏行列.</summary>
    public static readonly ContentRule HiddenCells = new(
        "file.hidden-cells", ContentFamily.File, Blocking, true, "工作表里有隐藏的行或列", "取消隐藏并核对，或删去后重新上传。", CleanFiles);

    /// <summary>嵌入对象.</summary>
    public static readonly ContentRule Embedded = new(
        "file.embedded", ContentFamily.File, Warning, true, "文件里嵌有其他文件", "核对嵌入的表格或对象里有没有不应公开的内容；不需要的，粘贴为图片。", CleanFiles);

    /// <summary>查不了.</summary>
    public static readonly ContentRule Unreadable = new(
        "file.unreadable", ContentFamily.File, Hint, true, "附件的文字无法检查", "人工核对其中有没有个人信息和密级标志；扫描件尽量换成可以检索的文件。", SiteGuideline);

    /// <summary>不该有的文件.</summary>
    public static readonly ContentRule RefusedFile = new(
        "file.refused", ContentFamily.File, Blocking, false, "附件不能公开", "换成可以上传的文件。", SiteGuideline);
}
