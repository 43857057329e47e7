using static Gongkai.Domain.Publishing.Checks.ContentGrade;

namespace Gongkai.Domain.Publishing.Checks;

public static partial class ContentRules
{
    private const string Accessibility = "《无障碍环境建设法》第三十二条；WCAG 2.1";

    /// <summary>文号.</summary>
    public static readonly ContentRule NumberForm = new(
        "form.document-number", ContentFamily.Form, Warning, true, "发文字号写法", "年份写四位、用六角括号〔〕，序号不编虚位、不加“第”。", DocumentForm);

    /// <summary>日期不存在.</summary>
    public static readonly ContentRule ImpossibleDate = new(
        "form.impossible-date", ContentFamily.Form, Warning, true, "日期不存在", "核对日期。", DocumentForm);

    /// <summary>成文日期写法.</summary>
    public static readonly ContentRule DateForm = new(
        "form.closing-date", ContentFamily.Form, Hint, true, "成文日期写法", "用阿拉伯数字将年、月、日标全，月、日不编虚位。", DocumentForm);

    /// <summary>日期不一致.</summary>
    public static readonly ContentRule DateDiffers = new(
        "form.date-differs", ContentFamily.Form, Warning, true, "文末日期与成文日期不一致", "核对两处日期，以签发日期为准。", DocumentForm);

    /// <summary>标点.</summary>
    public static readonly ContentRule Punctuation = new(
        "form.punctuation", ContentFamily.Form, Hint, true, "标点", "按建议改正；表格、代码和外文中的可以保留。", "GB/T 15834—2011《标点符号用法》");

    /// <summary>无效链接.</summary>
    public static readonly ContentRule BadLink = new(
        "page.link", ContentFamily.Page, Warning, true, "链接无效", "改为可以打开的网址，或删去链接。", SiteIndicators);

    /// <summary>打不开的链接.</summary>
    public static readonly ContentRule DeadLink = new(
        "page.link-dead", ContentFamily.Page, Warning, true, "链接打不开", "核对网址；对方已撤下的，改为说明文字。", SiteIndicators);

    /// <summary>替代文字.</summary>
    public static readonly ContentRule MissingAlt = new(
        "page.image-alt", ContentFamily.Page, Blocking, true, "图片没有替代文字", "用一句话写明图片的内容；纯装饰的图片，写明理由。", Accessibility);

    /// <summary>隐藏文字.</summary>
    public static readonly ContentRule HiddenText = new(
        "page.hidden-text", ContentFamily.Page, Blocking, true, "有隐藏的文字", "删去隐藏的文字；确需公开的，改为正常显示。", StateSecrets);

    /// <summary>看不见的字符.</summary>
    public static readonly ContentRule InvisibleCharacters = new(
        "page.invisible-characters", ContentFamily.Page, Hint, true, "有看不见或私用的字符", "删去；由字库造的生僻字，改用标准汉字或附注读音。", SiteGuideline);

    /// <summary>表格没有表头.</summary>
    public static readonly ContentRule TableWithoutHead = new(
        "page.table-head", ContentFamily.Page, Hint, true, "表格没有表头", "把第一行设为表头，读屏软件才能读出各列的意思。", Accessibility);

    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<ContentRule> All => Catalogue.Rules;

    /// <summary>The rule of a code; null when there is none.</summary>
    public static ContentRule? Find(string code) => All.FirstOrDefault(r => r.Code == code);

    /// <summary>Filled when it is first asked for, after the rules of all parts of this class.</summary>
    private static class Catalogue
    {
        public static readonly IReadOnlyList<ContentRule> Rules =
            [.. typeof(ContentRules).GetFields().Select(f => f.GetValue(null)).OfType<ContentRule>().OrderBy(r => r.Code, StringComparer.Ordinal)];
    }
}
