namespace Gongkai.Domain.Accounts;

/// <summary>Where an agency stands in the tree.</summary>
/// <param name="Id">Its number.</param>
/// <param name="TreePath">The numbers from the root to the agency itself, <c>/1/7/</c>; what lies below begins with the path of what lies above.</param>
public sealed record AgencyPlace(long Id, string TreePath)
{
    /// <summary>The numbers of the agencies from the root down to this one.</summary>
    public IReadOnlyList<long> Line() => [.. TreePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];

    /// <summary>True when this is that agency or lies below it.</summary>
    public bool IsAtOrBelow(AgencyPlace above) => TreePath.StartsWith(above.TreePath, StringComparison.Ordinal);
}

/// <summary>A role at an agency.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Role">The role there.</param>
public sealed record RoleGrant(AgencyPlace Agency, StaffRole Role);

/// <summary>Who acts, and what he or she is to which agency.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The person's name as the dossier writes it.</param>
/// <param name="Grants">The roles.</param>
public sealed record Officer(long AccountId, string Name, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>True with one of the roles in that very agency; a role above it does not count. Without roles named: with any.</summary>
    public bool Has(AgencyPlace agency, params ReadOnlySpan<StaffRole> anyOf)
    {
        foreach (var grant in Grants)
        {
            if (grant.Agency.Id == agency.Id && (anyOf.IsEmpty || anyOf.Contains(grant.Role)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True with any role there or at an agency above it: upper levels see what lies below, never beside.</summary>
    public bool Sees(AgencyPlace agency)
    {
        foreach (var grant in Grants)
        {
            if (agency.IsAtOrBelow(grant.Agency))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for an administrator of that agency or of one above it: may change it, its accounts and their roles.</summary>
    public bool Administers(AgencyPlace agency)
    {
        foreach (var grant in Grants)
        {
            if (grant.Role == StaffRole.Administrator && agency.IsAtOrBelow(grant.Agency))
            {
                return true;
            }
        }

        return false;
    }
}
