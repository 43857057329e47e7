using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Reports.Writing;

/// <summary>
/// The look of an official document (GB/T 9704—2012): title 方正小标宋 two-size, body 仿宋 three-size on 28 pt lines,
/// headings 黑体 and 楷体, page number 「— 1 —」 outside. Fonts that a machine lacks have named substitutes.
/// </summary>
internal static class OfficialDocxStyles
{
    public const string Title = "Title";
    public const string Body = "Body";
    public const string FirstHeading = "Heading1";
    public const string SecondHeading = "SecondHeading";
    public const string Signature = "Signature";
    public const string SignatureDate = "SignatureDate";
    public const string TableText = "TableText";
    public const string TableLabel = "TableLabel";
    public const string SmallTableText = "SmallTableText";
    public const string SmallTableLabel = "SmallTableLabel";
    public const string PageNumber = "PageNumber";

    private const string SmallTitleSong = "方正小标宋简体";
    private const string FangSong = "仿宋_GB2312";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";
    private const string Song = "宋体";
    private const string Latin = "Times New Roman";

    // Half points: two-size 22 pt, three-size 16 pt, four-size 14 pt, five-size 10.5 pt, small five-size 9 pt.
    private const string TwoSize = "44";
    private const string ThreeSize = "32";
    private const string FourSize = "28";
    private const string FiveSize = "21";
    private const string SmallFiveSize = "18";

    /// <summary>Adds styles, fonts and settings to a document.</summary>
    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
        main.AddNewPart<FontTablePart>().Fonts = Fonts();
        // Even and odd pages have their numbers on different sides.
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders(), new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));
    }

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                FontsOf(FangSong), new FontSize { Val = ThreeSize }, new FontSizeComplexScript { Val = ThreeSize }, new Languages { Val = "zh-CN", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()),
        Paragraph(Body, "正文", isDefault: true, [Lines(560), FirstLineIndent(), new Justification { Val = JustificationValues.Both }], []),
        Paragraph(Title, "公文标题", false,
            [new KeepNext(), new SpacingBetweenLines { Line = "720", LineRule = LineSpacingRuleValues.Exact, After = "560" }, NoIndent(), new Justification { Val = JustificationValues.Center }],
            [FontsOf(SmallTitleSong), new FontSize { Val = TwoSize }]),
        Paragraph(FirstHeading, "heading 1", false,
            [new KeepNext(), Lines(560), FirstLineIndent(), new OutlineLevel { Val = 0 }],
            [FontsOf(Hei), new FontSize { Val = ThreeSize }]),
        new Style(new StyleName { Val = "第二层标题" }, new StyleRunProperties(FontsOf(Kai))) { Type = StyleValues.Character, StyleId = SecondHeading, CustomStyle = true },
        Paragraph(Signature, "署名", false, [new KeepNext(), Lines(560), RightIndent(2), new Justification { Val = JustificationValues.Right }], []),
        Paragraph(SignatureDate, "成文日期", false, [Lines(560), RightIndent(4), new Justification { Val = JustificationValues.Right }], []),
        Table(TableText, "表格数据", FiveSize, JustificationValues.Center),
        Table(TableLabel, "表格项目", FiveSize, JustificationValues.Left),
        Table(SmallTableText, "小表格数据", SmallFiveSize, JustificationValues.Center),
        Table(SmallTableLabel, "小表格项目", SmallFiveSize, JustificationValues.Left),
        Paragraph(PageNumber, "页码", false, [NoIndent()], [FontsOf(Song), new FontSize { Val = FourSize }]));

    private static Style Table(string id, string name, string size, JustificationValues side) => Paragraph(
        id, name, false, [Lines(size == FiveSize ? 280 : 240), NoIndent(), new Justification { Val = side }], [FontsOf(Song), new FontSize { Val = size }]);

    private static Style Paragraph(string id, string name, bool isDefault, OpenXmlElement[] paragraph, OpenXmlElement[] run) =>
        new(new StyleName { Val = name }, new StyleParagraphProperties(paragraph), new StyleRunProperties(run))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = isDefault ? true : null,
            CustomStyle = id is FirstHeading ? null : true,
        };

    private static Fonts Fonts() => new(
        Substitutes(SmallTitleSong, "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,Noto Serif CJK SC,宋体"),
        Substitutes(FangSong, "仿宋,FangSong,华文仿宋,Noto Serif CJK SC"),
        Substitutes(Hei, "SimHei,华文黑体,Noto Sans CJK SC"),
        Substitutes(Kai, "楷体,KaiTi,华文楷体,Noto Serif CJK SC"),
        Substitutes(Song, "SimSun,Noto Serif CJK SC"));

    private static Font Substitutes(string font, string others) => new(
        new AltName { Val = others },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = FontFamilyValues.Auto },
        new Pitch { Val = FontPitchValues.Variable })
    { Name = font };

    private static RunFonts FontsOf(string eastAsia) => new() { Ascii = Latin, HighAnsi = Latin, EastAsia = eastAsia, ComplexScript = Latin };

    private static SpacingBetweenLines Lines(int twentiethsOfPoint) =>
        new() { Before = "0", After = "0", Line = twentiethsOfPoint.ToString(), LineRule = LineSpacingRuleValues.Exact };

    private static Indentation FirstLineIndent() => new() { FirstLineChars = 200, FirstLine = "640" };

    private static Indentation NoIndent() => new() { FirstLineChars = 0, FirstLine = "0" };

    private static Indentation RightIndent(int characters) =>
        new() { FirstLineChars = 0, FirstLine = "0", RightChars = characters * 100, Right = (characters * 320).ToString() };
}
