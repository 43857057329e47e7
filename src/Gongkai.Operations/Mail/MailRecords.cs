using System.Net.Mail;
using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Mail;

/// <summary>A message to send: the outbox, and its log once it was sent. The text holds no personal data.</summary>
public sealed class OutgoingMail
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency that sends it.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The case under whose key the recipient is sealed, <c>request/17</c>.</summary>
    public required string CaseKey { get; init; }

    /// <summary>The recipient's address, sealed; empty once it was sent or given up, kept while it is uncertain.</summary>
    public required byte[] SealedTo { get; set; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>Message-ID: the same at every attempt, so that a mailbox knows a repetition.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next; also how long the node that has taken it may take. Null when it was sent or given up.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When a server took it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why the last attempt failed; without addresses.</summary>
    public string? Error { get; set; }

    /// <summary>True when nobody knows whether the server has it, and nobody has decided yet whether to send it again.</summary>
    public bool IsUncertain => SentAt is null && NextAt is null && SealedTo.Length > 0;
}

/// <summary>The mail server of an agency.</summary>
public sealed class MailServer
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Its host.</summary>
    public required string Host { get; set; }

    /// <summary>Its port; 25, 465 or 587.</summary>
    public int Port { get; set; }

    /// <summary>True to speak only over TLS: on port 465 from the start, else STARTTLS.</summary>
    public bool IsEncrypted { get; set; }

    /// <summary>The user; null where the server asks for none.</summary>
    public string? UserName { get; set; }

    /// <summary>The password, sealed.</summary>
    public byte[]? SealedPassword { get; set; }

    /// <summary>发件地址.</summary>
    public required string Sender { get; set; }

    /// <summary>False while nothing is sent.</summary>
    public bool IsActive { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }

    /// <summary>The case under whose key an agency's password is sealed.</summary>
    internal static string CaseOf(long agencyId) => $"mail/{agencyId}";
}

/// <summary>Addresses of mailboxes.</summary>
public static class MailAddresses
{
    private const int Longest = 200;

    /// <summary>True for one bare address, <c>name@example.cn</c>.</summary>
    public static bool IsOne(string? text) =>
        text?.Trim() is { Length: > 3 and <= Longest } address && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address;
}

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("mail_outbox");
        builder.HasKey(m => m.Id);
        builder.Ignore(m => m.IsUncertain);
        builder.HasIndex(m => m.NextAt);
        builder.HasIndex(m => new { m.AgencyId, m.Id });
        builder.HasOne<Agency>().WithMany().HasForeignKey(m => m.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MailServerMapping : IEntityTypeConfiguration<MailServer>
{
    public void Configure(EntityTypeBuilder<MailServer> builder)
    {
        builder.ToTable("mail_servers");
        builder.HasKey(s => s.AgencyId);
        builder.Property(s => s.AgencyId).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
