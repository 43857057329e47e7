using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(a => a.Id).HasName("pk_accounts");
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.UserName).IsUnique().HasDatabaseName("ux_accounts_user_name");
        builder.HasIndex(a => a.AgencyId).HasDatabaseName("ix_accounts_agency_id");
        builder.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId).HasConstraintName("fk_accounts_agency").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AccountRoleMapping : IEntityTypeConfiguration<AccountRole>
{
    public void Configure(EntityTypeBuilder<AccountRole> builder)
    {
        builder.ToTable("account_roles");
        builder.HasKey(r => new { r.AgencyId, r.AccountId, r.Role }).HasName("pk_account_roles");
        builder.HasIndex(r => r.AccountId).HasDatabaseName("ix_account_roles_account_id");
        builder.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).HasConstraintName("fk_account_roles_agency").OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).HasConstraintName("fk_account_roles_account").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("account_sessions");
        builder.HasKey(s => s.Id).HasName("pk_account_sessions");
        builder.HasIndex(s => s.KeyHash).IsUnique().HasDatabaseName("ux_account_sessions_key_hash");
        builder.HasIndex(s => s.AccountId).HasDatabaseName("ix_account_sessions_account_id");
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).HasConstraintName("fk_account_sessions_account").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("account_recovery_codes");
        builder.HasKey(c => new { c.AccountId, c.CodeHash }).HasName("pk_account_recovery_codes");
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).HasConstraintName("fk_account_recovery_codes_account").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignInEventMapping : IEntityTypeConfiguration<SignInEvent>
{
    public void Configure(EntityTypeBuilder<SignInEvent> builder)
    {
        builder.ToTable("sign_in_events");
        builder.HasKey(e => e.Id).HasName("pk_sign_in_events");
        builder.HasIndex(e => new { e.AccountId, e.At }).HasDatabaseName("ix_sign_in_events_account_id");
        builder.HasIndex(e => new { e.Address, e.At }).HasDatabaseName("ix_sign_in_events_address");
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).HasConstraintName("fk_sign_in_events_account").OnDelete(DeleteBehavior.Cascade);
    }
}
