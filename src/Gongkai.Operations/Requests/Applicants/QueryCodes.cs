using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>更换查询码: a new one; the one before opens the case no longer.</summary>
public sealed class RenewQueryCode(RequestActing acting)
{
    internal const string Act = "request.code-renewed";

    /// <summary>For the applicant who has opened the case.</summary>
    public Task<Outcome<string>> ForApplicantAsync(long id, CancellationToken ct) => GiveAsync(work => acting.DoForApplicantAsync(id, RequestAct.Note, work, ct));

    /// <summary>By the office, for an applicant who has shown who he or she is.</summary>
    public Task<Outcome<string>> ByOfficeAsync(long id, Officer by, CancellationToken ct) => GiveAsync(work => acting.DoAsync(id, null, RequestAct.Note, by, work, ct));

    private static async Task<Outcome<string>> GiveAsync(Func<Func<RequestCase, Task<Outcome<RequestActing.Entry>>>, Task<Outcome<int>>> act)
    {
        var code = QueryCode.New();
        var done = await act(found =>
        {
            found.Request.QueryCodeHash = SealedApplications.HashOfCode(code);
            return Task.FromResult<Outcome<RequestActing.Entry>>(new RequestActing.Entry(Act));
        });
        return done.Failed ? new Outcome<string>(done.Problems) : code;
    }
}

/// <summary>查询码: what opens a case to its applicant.</summary>
public static class QueryCode
{
    // Without those that are taken for another when read aloud or written by hand.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Group = 4;

    /// <summary>Letters and digits of one, without hyphens.</summary>
    public const int Length = 12;

    /// <summary>A new one, at random: about 59 bits.</summary>
    internal static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>What somebody has typed as it is compared: hyphens, blanks and case do not count, and letters typed full-width are letters.</summary>
    public static string Of(string? typed) => string.Concat((typed ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>In groups of four, as people read it: <c>7KQ2-M9XD-4TPA</c>.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(c => new string(c)));
}
