using System.Diagnostics.Metrics;
using Gongkai.Domain;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Site;

namespace Gongkai.Web.Accounts;

/// <summary>Counts how attempts to sign in end, so that an attack shows in a graph.</summary>
internal static class SignInMetrics
{
    private static readonly Meter Meter = new(Metrics.Own);
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("gongkai.sign_ins");

    /// <summary>Counts one.</summary>
    public static void Count<T>(Outcome<T> outcome) => Attempts.Add(1, new KeyValuePair<string, object?>(
        "result", !outcome.Failed ? "accepted" : outcome.Problems[0] == AccountProblems.TooMany ? "too-many" : "refused"));
}
