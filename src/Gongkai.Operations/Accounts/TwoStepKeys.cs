using System.Security.Cryptography;
using Gongkai.Domain.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Operations.Accounts;

/// <summary>Makes and opens the sealed keys of the second step. What is sealed names its account, so that no key opens another's.</summary>
public sealed class TwoStepKeys(IDataProtectionProvider protection)
{
    private static readonly TimeSpan OfferHolds = TimeSpan.FromMinutes(30);

    /// <summary>A key that is offered and not yet in force: the sealed form travels with the form that confirms it.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Sealed">The key, sealed for a while.</param>
    public sealed record Offer(byte[] Key, string Sealed);

    /// <summary>A new key for an account.</summary>
    public Offer New(long accountId)
    {
        var key = RandomNumberGenerator.GetBytes(OneTimeCode.KeyBytes);
        return new Offer(key, OfferProtector(accountId).Protect(Convert.ToHexString(key), OfferHolds));
    }

    /// <summary>The key of an offer; null when it is not one of ours for this account, or too old.</summary>
    public byte[]? Accept(long accountId, string offer)
    {
        try
        {
            return Convert.FromHexString(OfferProtector(accountId).Unprotect(offer));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A key sealed to be kept.</summary>
    internal string Seal(long accountId, byte[] key) => Protector(accountId).Protect(Convert.ToHexString(key));

    /// <summary>A kept key.</summary>
    /// <exception cref="CryptographicException">The protection keys are not those it was sealed with.</exception>
    internal byte[] Open(long accountId, string sealedKey) => Convert.FromHexString(Protector(accountId).Unprotect(sealedKey));

    private IDataProtector Protector(long accountId) => protection.CreateProtector("Gongkai.Accounts.TwoStepKey", accountId.ToString());

    private ITimeLimitedDataProtector OfferProtector(long accountId) =>
        protection.CreateProtector("Gongkai.Accounts.TwoStepOffer", accountId.ToString()).ToTimeLimitedDataProtector();
}
