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
        builder.Property(a => a.Id).HasColumnName("id");
        builder.Property(a => a.AgencyId).HasColumnName("agency_id");
        builder.Property(a => a.UserName).HasColumnName("user_name");
        builder.Property(a => a.DisplayName).HasColumnName("display_name");
        builder.Property(a => a.PasswordHash).HasColumnName("password_hash");
        builder.Property(a => a.SecurityStamp).HasColumnName("security_stamp");
        builder.Property(a => a.MustChangePassword).HasColumnName("must_change_password");
        builder.Property(a => a.PasswordChangedAt).HasColumnName("password_changed_at");
        builder.Property(a => a.FailedCount).HasColumnName("failed_count");
        builder.Property(a => a.LockedUntil).HasColumnName("locked_until");
        builder.Property(a => a.TwoStep).HasColumnName("two_step");
        builder.Property(a => a.SealedKey).HasColumnName("sealed_key");
        builder.Property(a => a.LastStep).HasColumnName("last_step");
        builder.Property(a => a.CreatedAt).HasColumnName("created_at");
        builder.Property(a => a.DisabledAt).HasColumnName("disabled_at");
        builder.Property(a => a.Version).HasColumnName("version").IsConcurrencyToken();
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
        builder.Property(r => r.AgencyId).HasColumnName("agency_id");
        builder.Property(r => r.AccountId).HasColumnName("account_id");
        builder.Property(r => r.Role).HasColumnName("role").HasConversion<string>();
        builder.Property(r => r.GrantedAt).HasColumnName("granted_at");
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
        builder.Property(s => s.Id).HasColumnName("id");
        builder.Property(s => s.AccountId).HasColumnName("account_id");
        builder.Property(s => s.KeyHash).HasColumnName("key_hash");
        builder.Property(s => s.Device).HasColumnName("device");
        builder.Property(s => s.Address).HasColumnName("address");
        builder.Property(s => s.BeganAt).HasColumnName("began_at");
        builder.Property(s => s.UsedAt).HasColumnName("used_at");
        builder.Property(s => s.EndedAt).HasColumnName("ended_at");
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
        builder.Property(c => c.AccountId).HasColumnName("account_id");
        builder.Property(c => c.CodeHash).HasColumnName("code_hash");
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).HasConstraintName("fk_account_recovery_codes_account").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignInEventMapping : IEntityTypeConfiguration<SignInEvent>
{
    public void Configure(EntityTypeBuilder<SignInEvent> builder)
    {
        builder.ToTable("sign_in_events");
        builder.HasKey(e => e.Id).HasName("pk_sign_in_events");
        builder.Property(e => e.Id).HasColumnName("id");
        builder.Property(e => e.AccountId).HasColumnName("account_id");
        builder.Property(e => e.At).HasColumnName("at");
        builder.Property(e => e.Result).HasColumnName("result").HasConversion<string>();
        builder.Property(e => e.Address).HasColumnName("address");
        builder.Property(e => e.Device).HasColumnName("device");
        builder.HasIndex(e => new { e.AccountId, e.At }).HasDatabaseName("ix_sign_in_events_account_id");
        builder.HasIndex(e => new { e.Address, e.At }).HasDatabaseName("ix_sign_in_events_address");
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).HasConstraintName("fk_sign_in_events_account").OnDelete(DeleteBehavior.Cascade);
    }
}
