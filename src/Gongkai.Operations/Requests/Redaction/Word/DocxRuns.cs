using System.Globalization;
using System.Xml.Linq;
using static Gongkai.Operations.Requests.Redaction.Word.DocxVocabulary;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>What stands in a paragraph: runs of text, and what is wrapped around them or drawn among them.</summary>
internal sealed class DocxRuns(
    DocxCopying copying, DocxFields fields, Queue<XElement> boxes, Dictionary<string, (string Type, string Target)> relations, List<(string Id, string Type, string Target)> newRelations)
{
    private const int Deepest = 60;
    private DocxParagraph paragraph = new("");
    private int flow;
    private bool isHidden;
    private int depth;

    /// <summary>Copies the content of a paragraph.</summary>
    public void Copy(XElement from, XElement to, DocxParagraph into, int flowing, bool hiddenByStyle)
    {
        (paragraph, flow, isHidden) = (into, flowing, hiddenByStyle);
        Inline(from, to);
    }

    private void Inline(XElement from, XElement to)
    {
        if (++depth > Deepest)
        {
            throw new RedactionRefusedException(RedactionProblems.Bomb);
        }

        foreach (var element in from.Elements())
        {
            copying.Budget.Step();
            switch (NameOf(element))
            {
                case "r":
                    Run(element, to);
                    break;
                case "hyperlink":
                    copying.Leave("超链接地址");
                    Inline(element, to);
                    break;
                case "ins" or "moveTo":
                    copying.Leave("修订标记（插入的内容已并入正文）");
                    Inline(element, to);
                    break;
                case "del" or "moveFrom":
                    copying.Leave("修订中删除的内容");
                    break;
                case "fldSimple" when DocxFields.PageField(element.Attr("instr") ?? "") is { } page:
                    to.Add(PageNumber(page));
                    break;
                case "fldSimple":
                    copying.Leave("域代码");
                    Inline(element, to);
                    break;
                case "sdt":
                    if (element.Child("sdtContent") is { } content)
                    {
                        Inline(content, to);
                    }

                    break;
                case "smartTag" or "customXml" or "bdo" or "dir":
                    Inline(element, to);
                    break;
                default:
                    Foreign(element, to);
                    break;
            }
        }

        depth--;
    }

    /// <summary>Formulas become their letters; of alternatives one is taken.</summary>
    private void Foreign(XElement element, XElement to)
    {
        if (element.Name.LocalName == "AlternateContent" && DocxStory.Alternative(element) is { } chosen)
        {
            Inline(chosen, to);
        }
        else if (element.Name.LocalName is "oMath" or "oMathPara" && element.Name.NamespaceName.EndsWith("/math", StringComparison.Ordinal))
        {
            copying.Leave("公式（改为文字）");
            var run = new XElement(W + "r");
            Text(run, string.Concat(element.Descendants().Where(e => e.Name.LocalName == "t" && !e.HasElements).Select(e => e.Value)));
            to.Add(run);
        }
    }

    private void Run(XElement run, XElement to)
    {
        var properties = run.Child("rPr");
        var hides = properties.Child("vanish") is { } vanish ? vanish.IsOn() : isHidden || copying.Styles.Hides(properties.Child("rStyle").Attr("val"));
        var copy = new XElement(W + "r", properties is null ? null : copying.Properties(properties));
        foreach (var element in run.Elements())
        {
            switch (NameOf(element))
            {
                case "fldChar":
                    if (fields.Mark(element.Attr("fldCharType")) is { } page)
                    {
                        to.Add(PageNumber(page));
                    }

                    break;
                case "instrText":
                    fields.Code(element.Value);
                    break;
                case "t" or "delText" when hides:
                    copying.Leave("隐藏文字");
                    break;
                default:
                    if (!hides && !fields.Silent)
                    {
                        Content(element, copy);
                    }

                    break;
            }
        }

        if (copy.Elements().Any(e => e.Name != W + "rPr"))
        {
            to.Add(copy);
        }
    }

    private void Content(XElement element, XElement copy)
    {
        switch (NameOf(element))
        {
            case "t":
                Text(copy, element.Value);
                break;
            case "noBreakHyphen":
                Text(copy, "-");
                break;
            case "tab" or "br" or "cr":
                copy.Add(new XElement(W + NameOf(element), KeptAttributes(element)));
                break;
            case "sym" when ushort.TryParse(element.Attr("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code):
                copying.Leave("符号字体的字符（改为□）");
                Text(copy, code is >= 0x20 and < 0xE000 and not (>= 0xD800 and < 0xE000) ? ((char)code).ToString() : "□");
                break;
            case "ruby":
                copying.Leave("注音");
                foreach (var text in element.Child("rubyBase")?.Descendants().Where(e => NameOf(e) == "t") ?? [])
                {
                    Text(copy, text.Value);
                }

                break;
            case "footnoteReference" or "endnoteReference" when element.Attr("id") is { } id:
                var kind = NameOf(element)[..^"Reference".Length];
                copy.Add(new XElement(W + NameOf(element), new XAttribute(W + "id", copying.Note(kind, id))));
                break;
            case "footnoteRef" or "endnoteRef":
                copy.Add(new XElement(W + NameOf(element)));
                break;
            case "drawing" or "pict" or "object":
                Drawing(element, copy);
                break;
            default:
                if (element.Name.LocalName == "AlternateContent" && DocxStory.Alternative(element) is { } chosen)
                {
                    foreach (var drawn in chosen.Elements())
                    {
                        Content(drawn, copy);
                    }
                }

                break;
        }
    }

    private void Drawing(XElement drawing, XElement copy)
    {
        var texts = drawing.Descendants().Where(e => NameOf(e) == "txbxContent").Where(e => !e.Ancestors().TakeWhile(a => a != drawing).Any(a => NameOf(a) == "txbxContent")).ToList();
        foreach (var text in texts)
        {
            boxes.Enqueue(text);
        }

        var pictures = drawing.Descendants().Where(e => !e.Ancestors().Any(texts.Contains) && (e.Name.LocalName == "blip" || e.Name.LocalName == "imagedata")).ToList();
        var isObject = NameOf(drawing) == "object" || (texts.Count == 0 && pictures.Count == 0);
        if (isObject)
        {
            copying.Leave("图表、艺术字或嵌入对象");
            copy.Add(Plain("〔图表或嵌入对象略〕"));
            return;
        }

        foreach (var picturing in pictures)
        {
            if (DocxPicture.IsHidden(drawing))
            {
                copying.Leave("隐藏的图片");
            }
            else if (copying.MayBeCovered(drawing))
            {
                copying.Leave("可能被图形遮着的图片（要提供的，请导出为 PDF 后遮盖）");
                copy.Add(Plain("〔图片略〕"));
            }
            else if (relations.TryGetValue(picturing.Relation("embed") ?? picturing.Relation("id") ?? "", out var relation) && copying.Picture(relation.Target, PictureCrop.Of(picturing)) is { } picture)
            {
                var newId = $"r{newRelations.Count + 1}";
                newRelations.Add((newId, "image", picture.Name));
                copy.Add(DocxPicture.Of(newId, newRelations.Count, drawing, picture.Bytes));
                copying.Leave("图片附带信息（图片已按像素重新生成）");
            }
            else
            {
                copying.Leave("图片");
                copy.Add(Plain("〔图片略〕"));
            }
        }
    }

    private void Text(XElement run, string text)
    {
        var element = Plain(text);
        run.Add(element);
        copying.Text.Add(new DocxPiece(element, flow, paragraph));
    }

    private static XElement Plain(string text) => new(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static XElement PageNumber(string field) => new(W + "fldSimple", new XAttribute(W + "instr", field), new XElement(W + "r", Plain("1")));
}
