using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Operations.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Web.Requests;

/// <summary>
/// What a form carries so that a repeat of the same submission is recognised, and that sending many costs something: with scripts a sum of
/// work (SHA-256 with leading zeros), without them a small sum in words. Signed and sealed, kept nowhere.
/// </summary>
internal sealed class ApplyTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Leading zero bits that the work has to show.</summary>
    public const int Bits = 15;

    private const int LongestWork = 12;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
    private static readonly string[] Digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    private readonly IDataProtector protector = protection.CreateProtector("gongkai.apply");

    /// <summary>What a form carries.</summary>
    /// <param name="Key">The same for every repeat of one submission.</param>
    /// <param name="AgencyId">The agency of the form.</param>
    /// <param name="IssuedAt">When the form was shown.</param>
    /// <param name="First">A digit, to be added to the other.</param>
    /// <param name="Second">The other.</param>
    public sealed record Ticket(string Key, long AgencyId, DateTimeOffset IssuedAt, int First, int Second)
    {
        /// <summary>The sum in words.</summary>
        public string Question => $"{Digits[First]}加{Digits[Second]}等于几？";
    }

    /// <summary>A ticket for a form; one that follows on another keeps its key.</summary>
    public (Ticket Ticket, string Sealed) Issue(long agencyId, Ticket? before = null)
    {
        var ticket = new Ticket(
            before?.Key ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), agencyId, clock.GetUtcNow(), RandomNumberGenerator.GetInt32(2, 10), RandomNumberGenerator.GetInt32(2, 10));
        return (ticket, protector.Protect(JsonText.Write(ticket)));
    }

    /// <summary>The ticket that a form brought; null for none of this agency.</summary>
    public Ticket? Read(string? text, long agencyId)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonText.Read<Ticket>(protector.Unprotect(text)) is { } ticket && ticket.AgencyId == agencyId ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null; // made up, or of keys that are gone
        }
    }

    /// <summary>True when the work was done, or the sum is right, in time.</summary>
    public bool IsAnswered(Ticket ticket, string? work, string? sum) =>
        clock.GetUtcNow() - ticket.IssuedAt <= Lasts && (IsDone(ticket, work) || ReadNumber(sum) == ticket.First + ticket.Second);

    private static bool IsDone(Ticket ticket, string? work)
    {
        if (work is not { Length: > 0 and <= LongestWork } || !work.All(char.IsAsciiDigit))
        {
            return false;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{ticket.Key}:{work}"));
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= Bits;
    }

    // 13, １３ and 十三 alike.
    private static int? ReadNumber(string? text)
    {
        var typed = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : typed is ['十', var one] && Array.IndexOf(Digits, one.ToString()) is > 0 and var last ? 10 + last
            : Array.IndexOf(Digits, typed) is >= 0 and var digit ? digit
            : null;
    }
}
