using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;

namespace Gongkai.Web.Api;

/// <summary>The program that has shown an agency's key, for the length of a request; none where the operator's token was shown.</summary>
internal sealed class CurrentCaller(ApiKeys keys)
{
    /// <summary>The program.</summary>
    public ApiCaller? Value { get; internal set; }

    /// <summary>Why this request may not write something of an agency; null where it may.</summary>
    public Problem? WhyNot(ApiScope scope, AgencyPlace? agency) => Value?.WhyNot(scope, agency);

    /// <summary>Enters that it has written.</summary>
    public async Task NoteAsync(ApiScope scope, AgencyPlace? agency, CancellationToken ct)
    {
        if (Value is { } caller && agency is not null)
        {
            await keys.NoteUseAsync(caller, scope, agency, ct);
        }
    }
}
