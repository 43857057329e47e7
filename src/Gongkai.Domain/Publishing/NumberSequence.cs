namespace Gongkai.Domain.Publishing;

/// <summary>What the sequence of an agency's 文号 says about a number.</summary>
public static class NumberSequence
{
    /// <summary>A number that another document carries already: nobody can tell the two apart.</summary>
    public static Problem Duplicate(string number, string otherTitle) => new("document.number.duplicate", $"文号“{number}”已用于《{otherTitle}》，请核对后改正。");

    /// <summary>
    /// The serials missing before a number, where the agency keeps the sequence here: one missing number is a document that was
    /// never entered, or one that was issued under a wrong number. Null when there is none, or no earlier number to go by.
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="used">The serials of the same prefix and year that are entered.</param>
    public static Problem? Gap(DocumentNumber number, IReadOnlyCollection<int> used)
    {
        var before = used.Where(s => s < number.Serial).DefaultIfEmpty(0).Max();
        return before == 0 || number.Serial - before <= 1
            ? null
            : new("document.number.gap", number.Serial - before == 2
                ? $"文号不连续：{number with { Serial = before + 1 }}尚未登记，请核对文号，或补录该文件。"
                : $"文号不连续：{number with { Serial = before + 1 }}至{number with { Serial = number.Serial - 1 }}尚未登记，请核对文号，或补录这些文件。");
    }
}
