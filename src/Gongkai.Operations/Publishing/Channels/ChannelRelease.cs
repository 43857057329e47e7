using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Operations.Publishing.Channels;

/// <summary>Where a document is released beside this platform (条例 Art. 23–25).</summary>
public enum Channel
{
    /// <summary>政务微信公众号.</summary>
    WeChat,

    /// <summary>客户端.</summary>
    App,

    /// <summary>公示栏.</summary>
    Board,

    /// <summary>电子显示屏.</summary>
    Screen,

    /// <summary>政府公报.</summary>
    Gazette,

    /// <summary>新闻发布会.</summary>
    PressConference,

    /// <summary>国家档案馆、公共图书馆、政务服务场所.</summary>
    ReadingPlace,

    /// <summary>报刊、广播、电视.</summary>
    Press,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>Their names.</summary>
public static class ChannelNames
{
    /// <summary>The name for people.</summary>
    public static string Name(this Channel channel) => channel switch
    {
        Channel.WeChat => "微信公众号",
        Channel.App => "客户端",
        Channel.Board => "公示栏",
        Channel.Screen => "电子屏",
        Channel.Gazette => "政府公报",
        Channel.PressConference => "新闻发布会",
        Channel.ReadingPlace => "查阅点",
        Channel.Press => "报刊广播电视",
        Channel.Other => "其他",
    };
}

/// <summary>A release on another channel.</summary>
public sealed class ChannelRelease
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The document.</summary>
    public required long DocumentId { get; init; }

    /// <summary>Its column at the time.</summary>
    public required long ColumnId { get; init; }

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly ReleasedOn { get; init; }

    /// <summary>Where it can be seen.</summary>
    public string? Link { get; init; }

    /// <summary>A photograph of it, by the hash of its content.</summary>
    public string? PhotoSha256 { get; init; }

    /// <summary>Place or occasion.</summary>
    public string? Note { get; init; }

    /// <summary>Who entered it.</summary>
    public required long AccountId { get; init; }

    /// <summary>The name at the time.</summary>
    public required string AccountName { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class ChannelReleaseMapping : IEntityTypeConfiguration<ChannelRelease>
{
    public void Configure(EntityTypeBuilder<ChannelRelease> builder)
    {
        builder.ToTable("channel_releases");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.DocumentId);
        builder.HasIndex(r => new { r.AgencyId, r.ReleasedOn });
        builder.HasOne<Document>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
