using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>
/// 申请人账号, which nobody needs: it keeps the cases of somebody who has many of them together, at all agencies. It holds nothing of the person:
/// a name to sign in with that must not be a telephone or identity number, and what proves the password.
/// </summary>
public sealed class ApplicantAccount
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>登录名 in small letters; unique.</summary>
    public required string LoginName { get; init; }

    /// <summary>The password's hash, of the framework's hasher.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>SHA-256 of the recovery code, with which a forgotten password is replaced.</summary>
    public required string RecoveryHash { get; set; }

    /// <summary>Changes with the password; a session of another stamp has ended.</summary>
    public required string Stamp { get; set; }

    /// <summary>Wrong attempts in a row.</summary>
    public int FailedCount { get; set; }

    /// <summary>Until when no attempt is heard.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last signed in to; an account that is not used for <see cref="ApplicantAccounts.KeptYears"/> years is removed.</summary>
    public required DateTimeOffset UsedAt { get; set; }
}

/// <summary>A case that somebody keeps in an account.</summary>
public sealed class ApplicantAccountCase
{
    /// <summary>The account.</summary>
    public required long AccountId { get; init; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>Its agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The mark of the query code that opened it (<see cref="CaseKey.Stamp"/>); with a new code the case has to be added anew.</summary>
    public required string Stamp { get; set; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }
}

internal sealed class ApplicantAccountMapping : IEntityTypeConfiguration<ApplicantAccount>
{
    public void Configure(EntityTypeBuilder<ApplicantAccount> builder)
    {
        builder.ToTable("applicant_accounts");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => a.LoginName).IsUnique();
        builder.HasIndex(a => a.UsedAt);
    }
}

internal sealed class ApplicantAccountCaseMapping : IEntityTypeConfiguration<ApplicantAccountCase>
{
    public void Configure(EntityTypeBuilder<ApplicantAccountCase> builder)
    {
        builder.ToTable("applicant_account_cases");
        builder.HasKey(c => new { c.AccountId, c.RequestId });
        builder.HasIndex(c => c.AgencyId);
        builder.HasIndex(c => c.RequestId);
        builder.HasOne<ApplicantAccount>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
