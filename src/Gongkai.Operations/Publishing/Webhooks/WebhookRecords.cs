using Gongkai.Operations.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing.Webhooks;

/// <summary>A system that is told what an agency, and those below it, publish.</summary>
public sealed class WebhookSubscriber
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Whose system it is.</summary>
    public required string Name { get; set; }

    /// <summary>Where it listens.</summary>
    public required string Url { get; set; }

    /// <summary>The secret that signs what is sent, sealed with the master key.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>Only documents of this kind; null for all.</summary>
    public string? Kind { get; set; }

    /// <summary>False while nothing is sent to it.</summary>
    public bool IsActive { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }
}

/// <summary>Something to tell a subscriber: the outbox, and its log once it was told.</summary>
public sealed class WebhookDelivery
{
    /// <summary>The key; the receiver knows a repetition by it.</summary>
    public long Id { get; private set; }

    /// <summary>The agency whose document it is about.</summary>
    public required long AgencyId { get; init; }

    /// <summary>Whom.</summary>
    public required long SubscriberId { get; init; }

    /// <summary>The document.</summary>
    public long? DocumentId { get; init; }

    /// <summary>What happened: <c>document.published</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>The body as it is sent, JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried next; null when it was delivered or given up.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>The status of the last answer.</summary>
    public int? Status { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; set; }
}

internal sealed class WebhookSubscriberMapping : IEntityTypeConfiguration<WebhookSubscriber>
{
    public void Configure(EntityTypeBuilder<WebhookSubscriber> builder)
    {
        builder.ToTable("webhook_subscribers");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.AgencyId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => d.NextAt);
        builder.HasIndex(d => new { d.SubscriberId, d.Id });
        builder.HasOne<WebhookSubscriber>().WithMany().HasForeignKey(d => d.SubscriberId).OnDelete(DeleteBehavior.Restrict);
    }
}
