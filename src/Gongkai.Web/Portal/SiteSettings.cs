namespace Gongkai.Web.Portal;

/// <summary>What the site says of itself on every page; bound from the section <c>Site</c> of the configuration. An agency that has said more of itself is named by that on its pages.</summary>
internal sealed record SiteSettings
{
    /// <summary>网站名称.</summary>
    public string Name { get; init; } = "公开 · 政府信息公开平台";

    /// <summary>Where the site is reached, <c>https://www.example.gov.cn</c>; without it addresses are made from each request.</summary>
    public string? Address { get; init; }

    /// <summary>网站标识码, ten characters.</summary>
    public string? Code { get; init; }

    /// <summary>主办单位.</summary>
    public string? Sponsor { get; init; }

    /// <summary>联系方式 of those who run it.</summary>
    public string? Contact { get; init; }

    /// <summary>ICP 备案编号.</summary>
    public string? IcpNumber { get; init; }

    /// <summary>公安备案号.</summary>
    public string? PoliceNumber { get; init; }

    /// <summary>The address without a slash at its end, as this visitor reaches it where none is configured.</summary>
    public string AddressFor(HttpRequest request) => Address?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";

    /// <summary>网站域名.</summary>
    public string DomainFor(HttpRequest request) => Address is { } address && Uri.TryCreate(address, UriKind.Absolute, out var given) ? given.Host : request.Host.Host;
}
