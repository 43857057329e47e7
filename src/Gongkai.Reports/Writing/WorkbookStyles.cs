using DocumentFormat.OpenXml.Spreadsheet;

namespace Gongkai.Reports.Writing;

/// <summary>The cell styles of a workbook, by their index in its stylesheet.</summary>
internal static class WorkbookStyles
{
    public const uint Plain = 0;
    public const uint Head = 1;
    public const uint Label = 2;
    public const uint Number = 3;
    public const uint Wrapped = 4;
    public const uint Error = 5;
    public const uint Warning = 6;
    public const uint Info = 7;
    public const uint ListHead = 8;

    /// <summary>The stylesheet.</summary>
    public static Stylesheet Sheet() => new(
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }, new FontCharSet { Val = 134 }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" }, new FontCharSet { Val = 134 })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid("FFF2F4F8"),
            Solid("FFF8D7D7"),
            Solid("FFFFF0CC"),
            Solid("FFE3EEFB")),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Bordered(2, HorizontalAlignmentValues.Center),
            Bordered(0, HorizontalAlignmentValues.Left),
            Bordered(0, HorizontalAlignmentValues.Center),
            new CellFormat { ApplyAlignment = true, Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top } },
            Bordered(3, HorizontalAlignmentValues.Center),
            Bordered(4, HorizontalAlignmentValues.Center),
            Bordered(5, HorizontalAlignmentValues.Center),
            new CellFormat { FontId = 1, ApplyFont = true, FillId = 2, ApplyFill = true }));

    private static Fill Solid(string argb) =>
        new(new PatternFill(new ForegroundColor { Rgb = argb }) { PatternType = PatternValues.Solid });

    private static CellFormat Bordered(uint fill, HorizontalAlignmentValues side) => new()
    {
        FillId = fill,
        ApplyFill = fill > 0,
        BorderId = 1,
        ApplyBorder = true,
        ApplyAlignment = true,
        Alignment = new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Center, WrapText = true },
    };
}
