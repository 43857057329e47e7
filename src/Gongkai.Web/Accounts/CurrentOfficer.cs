using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;

namespace Gongkai.Web.Accounts;

/// <summary>Who is signed in, for the length of a request. Pages behind <c>Policies.Staff</c> find an officer here.</summary>
public sealed class CurrentOfficer
{
    /// <summary>The session; null where nobody is signed in.</summary>
    public OpenSession? Session { get; internal set; }

    /// <summary>The officer; null where nobody is signed in.</summary>
    public Officer? OrNull => Session?.Officer;

    /// <summary>The officer.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page names no policy that asks for it.</exception>
    public Officer Value => OrNull ?? throw new InvalidOperationException("Nobody is signed in; the route should name Policies.Staff");
}
