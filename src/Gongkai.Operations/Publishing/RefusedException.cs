using Gongkai.Domain;

namespace Gongkai.Operations.Publishing;

/// <summary>Undoes a transaction whose later part was refused; never leaves the operation that threw it.</summary>
internal sealed class RefusedException(IReadOnlyList<Problem> problems) : Exception
{
    /// <summary>Why.</summary>
    public IReadOnlyList<Problem> Problems => problems;
}

/// <summary>Turns a refusal back into a value.</summary>
internal static class Refusals
{
    /// <summary>The outcome, or the problems of the refusal that undid the work.</summary>
    public static async Task<Outcome<T>> OrRefusedAsync<T>(this Task<Outcome<T>> work)
    {
        try
        {
            return await work;
        }
        catch (RefusedException refused)
        {
            return new Outcome<T>(refused.Problems);
        }
    }
}
