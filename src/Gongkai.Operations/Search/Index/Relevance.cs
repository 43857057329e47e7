namespace Gongkai.Operations.Search.Index;

/// <summary>
/// How well a document answers, in millionths. BM25's saturation of the count against the length, with a pivot that is a constant
/// and not the collection's average, so that every node gives the same score whatever it has merged; more for a word in the head,
/// the more of the head it covers; and up to a quarter more for what is recent.
/// </summary>
internal static class Relevance
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.7;
    private const double PivotLength = 600;
    private const double HeadHit = 1.5;
    private const double HeadCover = 1.5;
    private const double RecencyShare = 0.25;
    private const double RecencyHalfLifeDays = 3 * 365;
    private const double Millionths = 1e6;

    private static readonly double[] RecencyByAge = [.. Enumerable.Range(0, 40 * 366).Select(days => 1 + (RecencyShare * Math.Pow(2, -days / RecencyHalfLifeDays)))];

    /// <summary>Of one word in one document, from 0 to 4.</summary>
    /// <param name="count">How often it stands there.</param>
    /// <param name="inHead">Whether it stands in the head.</param>
    /// <param name="length">The word's characters.</param>
    /// <param name="record">The document.</param>
    public static double OfWord(int count, bool inHead, int length, in DocRecord record)
    {
        var body = count / (count + (Saturation * (1 - LengthShare + (LengthShare * record.BodyLength / PivotLength))));
        return inHead ? body + HeadHit + (HeadCover * Math.Min(1, (double)length / record.HeadLength)) : body;
    }

    /// <summary>More than a word in a document can reach, whatever the document is.</summary>
    public static double MostOfWord(bool inHead) => inHead ? 1 + HeadHit + HeadCover : 1;

    /// <summary>How much a word weighs among others: rare ones more. In whole steps, so that nodes that have not merged alike rank alike.</summary>
    public static double Weight(long documents, long all) => 1 + Math.Round(Math.Log2((all + 1.0) / (Math.Min(documents, all) + 1.0)));

    /// <summary>Of the document.</summary>
    public static long Of(double words, int ageInDays) => (long)(words * RecencyByAge[Math.Clamp(ageInDays, 0, RecencyByAge.Length - 1)] * Millionths);
}
