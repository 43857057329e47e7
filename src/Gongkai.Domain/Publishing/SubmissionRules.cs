using System.Globalization;

namespace Gongkai.Domain.Publishing;

/// <summary>What a draft must have before it is submitted. A form gets all its problems at once.</summary>
public static class SubmissionRules
{
    /// <summary>Characters of a title, at most.</summary>
    public const int LongestTitle = 200;

    /// <summary>A draft as far as the rules look at it.</summary>
    /// <param name="Title">The title.</param>
    /// <param name="Metadata">The metadata.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="HasText">True when the body says something.</param>
    /// <param name="ColumnIsOpen">False for a closed column.</param>
    /// <param name="InterpretedDocuments">How many documents it is bound to as their interpretation.</param>
    /// <param name="Today">The date in China.</param>
    public sealed record Draft(string Title, DocumentMetadata Metadata, DocumentKind Kind, bool HasText, bool ColumnIsOpen, int InterpretedDocuments, DateOnly Today);

    /// <summary>All that is missing or contradicts itself.</summary>
    public static IReadOnlyList<Problem> Check(Draft draft) => [.. Find(draft)];

    /// <summary>What a save refuses: what cannot be stored, or would be misread.</summary>
    public static IReadOnlyList<Problem> CheckSave(string title, DocumentMetadata metadata)
    {
        var problems = new List<Problem>();
        if (title.Length == 0)
        {
            problems.Add(new("document.title", "请填写标题。"));
        }
        else if (title.Length > LongestTitle)
        {
            problems.Add(new("document.title.long", $"标题不超过{LongestTitle}字，现有{title.Length}字。"));
        }

        if (metadata.DocumentNumber is { } number && DocumentNumber.Parse(number) is null)
        {
            problems.Add(new("document.number.form", $"“{number}”不是规范的发文字号，应如“某政发〔2026〕5号”：年份用六角括号〔〕括起，序号不编虚位、不加“第”字。"));
        }

        if (metadata is { EffectiveOn: { } from, ExpiresOn: { } until } && until < from)
        {
            problems.Add(new("document.dates", "失效日期早于实施日期，请改正其中一个。"));
        }

        return problems;
    }

    private static IEnumerable<Problem> Find(Draft draft)
    {
        var metadata = draft.Metadata;
        foreach (var problem in CheckSave(draft.Title, metadata))
        {
            yield return problem;
        }

        if (!draft.HasText && metadata.Attachments.Count == 0)
        {
            yield return new("document.text", "正文是空的，也没有附件，请填写正文。");
        }

        if (!draft.ColumnIsOpen)
        {
            yield return new("document.column", "所选栏目已关闭，请另选栏目。");
        }

        if (draft.Kind.HasDocumentNumber)
        {
            if (metadata.IssuedBy is null)
            {
                yield return new("document.issued-by", "请填写发文机关。");
            }

            if (metadata.IssuedOn is null)
            {
                yield return new("document.issued-on", "请填写成文日期：公开期限从这一天起算（条例第二十六条）。");
            }
        }

        if (metadata.IssuedOn is { } issued && issued > draft.Today)
        {
            yield return new("document.issued-on.future", $"成文日期 {issued.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)} 还没有到，请改正。");
        }

        if (metadata.Publicity != Publicity.Proactive && metadata.PublicityReason is null)
        {
            yield return new("document.publicity.reason", $"公开属性为“{metadata.Publicity.Name()}”的，请写明法定理由（条例第十三条至第十六条）。");
        }

        if (metadata.IsNormative)
        {
            if (!draft.Kind.MayBeNormative)
            {
                yield return new("document.normative.kind", $"“{draft.Kind.Name}”类文件不作为行政规范性文件登记，请改选类型或取消该项。");
            }

            if (metadata.DocumentNumber is null)
            {
                yield return new("document.normative.number", "行政规范性文件应当统一编号，请填写发文字号。");
            }
        }

        if (draft.Kind.Interprets && draft.InterpretedDocuments == 0)
        {
            yield return new("document.interprets", "解读应当与被解读的文件相互关联，请在“关联文件”中选择被解读的文件。");
        }

        foreach (var field in draft.Kind.Fields.Where(f => f.Required && string.IsNullOrWhiteSpace(metadata.Fields.GetValueOrDefault(f.Code))))
        {
            yield return new($"document.field.{field.Code}", $"请填写“{field.Name}”。");
        }
    }
}
