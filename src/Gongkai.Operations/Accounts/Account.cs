using Gongkai.Domain.Accounts;

namespace Gongkai.Operations.Accounts;

/// <summary>A member of staff who may sign in (工作人员账号).</summary>
public sealed class Account
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency whose administrators keep the account.</summary>
    public long AgencyId { get; internal set; }

    /// <summary>What is typed at sign-in: small letters, digits, dot, hyphen, underscore.</summary>
    public required string UserName { get; init; }

    /// <summary>The person's name, as dossiers write it.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The password's salted hash.</summary>
    public string PasswordHash { get; internal set; } = "";

    /// <summary>Changes with everything that must end what was begun before: password, two-step key.</summary>
    public string SecurityStamp { get; internal set; } = "";

    /// <summary>True until the person has chosen a password of his or her own.</summary>
    public bool MustChangePassword { get; internal set; }

    /// <summary>When the password was set.</summary>
    public DateTimeOffset PasswordChangedAt { get; internal set; }

    /// <summary>Wrong attempts since the last right one.</summary>
    public int FailedCount { get; internal set; }

    /// <summary>Until when nobody can sign in with it, after too many wrong attempts.</summary>
    public DateTimeOffset? LockedUntil { get; internal set; }

    /// <summary>True when signing in takes a second step.</summary>
    public bool TwoStep { get; internal set; }

    /// <summary>The key of the codes of the second step, sealed.</summary>
    public string? SealedKey { get; internal set; }

    /// <summary>The time step of the last code that was accepted; none is accepted twice.</summary>
    public long LastStep { get; internal set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? DisabledAt { get; internal set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; internal set; }
}

/// <summary>A role of an account at an agency.</summary>
public sealed class AccountRole
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The account.</summary>
    public required long AccountId { get; init; }

    /// <summary>The role.</summary>
    public required StaffRole Role { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset GrantedAt { get; init; }
}

/// <summary>A browser in which somebody has signed in.</summary>
public sealed class AccountSession
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public required long AccountId { get; init; }

    /// <summary>SHA-256 of the secret that the browser holds.</summary>
    public required string KeyHash { get; init; }

    /// <summary>What the browser says it is, in a few words: 「Chrome · Windows」.</summary>
    public required string Device { get; init; }

    /// <summary>The network address it came from.</summary>
    public required string Address { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTimeOffset UsedAt { get; set; }

    /// <summary>When it was ended, by signing out or by revocation.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }
}

/// <summary>A code that stands in for the second step once.</summary>
public sealed class RecoveryCode
{
    /// <summary>Whose.</summary>
    public required long AccountId { get; init; }

    /// <summary>SHA-256 of the code.</summary>
    public required string CodeHash { get; init; }
}

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInResult
{
    /// <summary>A session began.</summary>
    SignedIn,

    /// <summary>The password was right and the second step is to follow.</summary>
    SecondStepWanted,

    /// <summary>No such account, or not this password.</summary>
    Refused,

    /// <summary>The code of the second step was wrong.</summary>
    CodeRefused,

    /// <summary>The account was locked after too many wrong attempts.</summary>
    Locked,

    /// <summary>The account is closed.</summary>
    Disabled,

    /// <summary>The session was ended by its owner.</summary>
    SignedOut,
}

/// <summary>An attempt to sign in, for those who look for abuse.</summary>
public sealed class SignInEvent
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The account; null when there is none of the name that was typed.</summary>
    public long? AccountId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it ended.</summary>
    public required SignInResult Result { get; init; }

    /// <summary>The network address it came from.</summary>
    public required string Address { get; init; }

    /// <summary>What the browser says it is.</summary>
    public required string Device { get; init; }
}
