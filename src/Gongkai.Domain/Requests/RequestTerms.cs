namespace Gongkai.Domain.Requests;

/// <summary>The terms that hold for an application received on a day, in working days.</summary>
/// <param name="Answer">答复期限.</param>
/// <param name="MostExtension">The most an extension may add.</param>
/// <param name="IsOld">True for an application received before the Regulation of 2019 came into force.</param>
public sealed record RequestTerms(int Answer, int MostExtension, bool IsOld)
{
    /// <summary>修订后的《条例》 came into force.</summary>
    public static readonly DateOnly RevisedFrom = new(2019, 5, 15);

    /// <summary>Within so many working days of receipt a correction is asked for (第三十条).</summary>
    public const int AskForCorrection = 7;

    /// <summary>A third party (第三十二条) and a co-making agency (第三十四条) have so many working days.</summary>
    public const int Consultation = 15;

    /// <summary>A fee is to be paid within so many working days of the day after its notice was received (109号第六条, from memory).</summary>
    public const int Payment = 20;

    /// <summary>第三十三条: 20 and 20; before 2019-05-15 15 and 15 (2007年《条例》第二十四条, from memory).</summary>
    public static RequestTerms Of(DateOnly receivedOn) => receivedOn >= RevisedFrom ? new(20, 20, false) : new(15, 15, true);
}
