using System.Globalization;

namespace Gongkai.Domain.Publishing;

/// <summary>An act that changes a document's validity.</summary>
/// <param name="To">What it is from then on; <see cref="Validity.InForce"/> where a review kept it or gave it a new term.</param>
/// <param name="EffectiveOn">The first day on which that holds.</param>
/// <param name="By">The document that did it; null where it was done alone.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpiresOn">The new last day of its term, where the act gave one.</param>
public sealed record ValidityStep(Validity To, DateOnly EffectiveOn, string? By, string Reason, DateOnly? ExpiresOn = null);

/// <summary>The validity of a document at any date, from when it was issued, its term, and what was done to it.</summary>
/// <param name="IssuedOn">成文日期, or the first publication where there is none.</param>
/// <param name="ExpiresOn">The last day of its own term; null for none.</param>
/// <param name="Steps">What was done to it, in the order in which it was done.</param>
public sealed record ValidityHistory(DateOnly IssuedOn, DateOnly? ExpiresOn, IReadOnlyList<ValidityStep> Steps)
{
    /// <summary>Its validity at the end of a day; null before it was issued.</summary>
    public Validity? On(DateOnly date)
    {
        if (date < IssuedOn)
        {
            return null;
        }

        var done = Steps.Where(s => s.EffectiveOn <= date).ToList();
        var last = done.Count > 0 ? done[^1].To : Validity.InForce;
        return last is Validity.InForce or Validity.Amended && ExpiryOn(date) is { } end && date > end ? Validity.Expired : last;
    }

    /// <summary>True when it is in force at the end of a day, as it was made or as amended.</summary>
    public bool InForceOn(DateOnly date) => On(date) is Validity.InForce or Validity.Amended;

    /// <summary>The last day of its term as known at a date.</summary>
    public DateOnly? ExpiryOn(DateOnly date) => Steps.LastOrDefault(s => s.EffectiveOn <= date && s.ExpiresOn is not null)?.ExpiresOn ?? ExpiresOn;

    /// <summary>What stands on top of its page because of its validity; null for nothing. Announced acts are said before they hold.</summary>
    public string? Notice(DateOnly today)
    {
        if (Steps.Count == 0)
        {
            return null;
        }

        var step = Steps[^1];
        var day = step.EffectiveOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        var by = step.By is { } other ? $"，依据《{other}》" : "";
        var when = step.EffectiveOn > today ? $"将于{day}起" : $"已于{day}";
        return step.To switch
        {
            Validity.Repealed => $"本文件{when}废止{by}。",
            Validity.DeclaredInvalid => $"本文件{when}宣布失效{by}。",
            Validity.Amended => $"本文件{when}修改{by}，请同时查阅修改后的规定。",
            Validity.InForce => step.ExpiresOn is { } end ? $"经清理继续有效，有效期至{end.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}{by}。" : null,
            Validity.Expired => $"本文件{when}失效{by}。",
        };
    }
}
