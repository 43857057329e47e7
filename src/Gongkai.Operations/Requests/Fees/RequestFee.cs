using Gongkai.Domain.Requests.Fees;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Requests.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Requests.Fees;

/// <summary>信息处理费 of one application; there is never a second (国办函〔2020〕109号第三条).</summary>
public sealed class RequestFee
{
    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The notice.</summary>
    public required long LetterId { get; init; }

    /// <summary>The one scale that was chosen.</summary>
    public required FeeScaleKind Scale { get; init; }

    /// <summary>The place in the applicant's month, or the pages.</summary>
    public required int Count { get; init; }

    /// <summary>What is charged, in yuan.</summary>
    public required int Yuan { get; init; }

    /// <summary>The day of the notice.</summary>
    public required DateOnly NotifiedOn { get; init; }

    /// <summary>When the notice was recorded.</summary>
    public required DateTimeOffset NotifiedAt { get; init; }

    /// <summary>The day it was paid in full; null while it is not.</summary>
    public DateOnly? PaidOn { get; set; }

    /// <summary>When the payment was recorded.</summary>
    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>财政票据号; null where none was entered.</summary>
    public string? ReceiptNumber { get; set; }
}

internal sealed class RequestFeeMapping : IEntityTypeConfiguration<RequestFee>
{
    public void Configure(EntityTypeBuilder<RequestFee> builder)
    {
        builder.ToTable("request_fees");
        builder.HasKey(f => f.RequestId);
        builder.Property(f => f.RequestId).ValueGeneratedNever();
        builder.HasIndex(f => new { f.AgencyId, f.NotifiedOn, f.RequestId });
        builder.HasIndex(f => new { f.AgencyId, f.PaidOn });
        builder.HasIndex(f => f.LetterId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DisclosureRequest>().WithMany().HasForeignKey(f => f.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RequestLetter>().WithMany().HasForeignKey(f => f.LetterId).OnDelete(DeleteBehavior.Restrict);
    }
}
