namespace Gongkai.Domain.Requests.Fees;

/// <summary>信息处理费的两种计收方式 (国办函〔2020〕109号第三条): one of them for an application, never both.</summary>
public enum FeeScaleKind
{
    /// <summary>按件: an applicant's applications to one agency in one calendar month.</summary>
    PerItem,

    /// <summary>按量: the pages that one application is answered with; one side of A4 or smaller is one page.</summary>
    PerPage,
}

/// <summary>A slice of a scale: from a number on, so many yuan for each.</summary>
/// <param name="From">The first that the rate holds for.</param>
/// <param name="Yuan">The rate for one.</param>
public sealed record FeeSlice(int From, int Yuan);

/// <summary>A part of a charge: so many at one rate.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Until">The last of them.</param>
/// <param name="Yuan">The rate for one.</param>
public sealed record FeePart(int From, int Until, int Yuan)
{
    /// <summary>How many.</summary>
    public int Count => Until - From + 1;

    /// <summary>Their sum in yuan.</summary>
    public int Sum => Count * Yuan;
}

/// <summary>
/// 收费标准: progressive by slice (超额累进), every rate holds within its slice only (国办函〔2020〕109号第三条). Items, pages and yuan are
/// whole, so that nothing is rounded.
/// </summary>
public static class FeeScale
{
    /// <summary>Applications of a month that are free.</summary>
    public const int FreeItems = 10;

    /// <summary>Pages of an application that are free.</summary>
    public const int FreePages = 30;

    private const int FirstItemsUntil = 30;
    private const int ItemsAStep = 10;
    private const int YuanAStep = 100;
    private static readonly FeeSlice[] Pages = [new(1, 0), new(FreePages + 1, 10), new(101, 20), new(201, 40)];

    /// <summary>In force from this day (国办函〔2020〕109号, from memory).</summary>
    public static DateOnly InForceFrom { get; } = new(2021, 1, 1);

    /// <summary>What one more costs: the nth application of a month, the nth page of an application.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such one.</exception>
    public static int RateOf(this FeeScaleKind kind, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return kind switch
        {
            FeeScaleKind.PerItem => number <= FreeItems ? 0
                : number <= FirstItemsUntil ? YuanAStep
                : YuanAStep * (((number - FirstItemsUntil - 1) / ItemsAStep) + 2),
            FeeScaleKind.PerPage => Pages.Last(s => s.From <= number).Yuan,
        };
    }

    /// <summary>What all up to a number cost together: a month's applications, or the pages of one application.</summary>
    public static int Total(this FeeScaleKind kind, int number) => kind.Parts(1, number).Sum(p => p.Sum);

    /// <summary>
    /// What one application is charged. Per item it is the rate of its place in the month; per page the sum over its pages.
    /// </summary>
    /// <param name="kind">The scale.</param>
    /// <param name="number">The application's place among the applicant's of the month, or its pages.</param>
    public static int ForApplication(this FeeScaleKind kind, int number) => kind.PartsForApplication(number).Sum(p => p.Sum);

    /// <summary>The parts of that charge, at rates above zero.</summary>
    public static IReadOnlyList<FeePart> PartsForApplication(this FeeScaleKind kind, int number) =>
        [.. kind.Parts(kind == FeeScaleKind.PerItem ? number : 1, number).Where(p => p.Yuan > 0)];

    /// <summary>A range in parts of one rate each.</summary>
    public static IReadOnlyList<FeePart> Parts(this FeeScaleKind kind, int from, int until)
    {
        var parts = new List<FeePart>();
        for (var n = Math.Max(1, from); n <= until; n++)
        {
            var rate = kind.RateOf(n);
            if (parts is [.., { } last] && last.Yuan == rate)
            {
                parts[^1] = last with { Until = n };
            }
            else
            {
                parts.Add(new(n, n, rate));
            }
        }

        return parts;
    }

    /// <summary>The name for people.</summary>
    public static string Name(this FeeScaleKind kind) => kind switch
    {
        FeeScaleKind.PerItem => "按件计收",
        FeeScaleKind.PerPage => "按量计收",
    };

    /// <summary>How a charge comes about, as a notice says it.</summary>
    /// <param name="kind">The scale.</param>
    /// <param name="number">The application's place in the month, or its pages.</param>
    /// <param name="whoseMonth">Whose applications of which month are counted, 「您2026年8月」.</param>
    public static string Explain(this FeeScaleKind kind, int number, string whoseMonth)
    {
        var parts = string.Join("；", kind.PartsForApplication(number).Select(p => kind switch
        {
            FeeScaleKind.PerItem => $"第{p.From}件，每件{p.Yuan}元",
            FeeScaleKind.PerPage => p.From == p.Until ? $"第{p.From}页1页，每页{p.Yuan}元，计{p.Sum}元" : $"第{p.From}页至第{p.Until}页共{p.Count}页，每页{p.Yuan}元，计{p.Sum}元",
        }));
        return kind switch
        {
            FeeScaleKind.PerItem => $"同一申请人一个自然月内累计申请10件以下（含10件）的不收费，超过的按超额累进计收；本件为{whoseMonth}提出的{parts}",
            FeeScaleKind.PerPage => $"每件申请30页以下（含30页）的不收费，超过的按超额累进计收；本件共{number}页，其中{parts}",
        };
    }
}
