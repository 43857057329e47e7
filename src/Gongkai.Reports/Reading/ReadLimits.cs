namespace Gongkai.Reports.Reading;

/// <summary>The bounds within which a hostile or broken file is given up on.</summary>
public sealed record ReadLimits
{
    /// <summary>Bytes of the file; larger ones are refused unread. 32 MiB.</summary>
    public long MaxBytes { get; init; } = 32L << 20;

    /// <summary>Bytes that a compressed part of an Office file may unfold to, in all. 128 MiB.</summary>
    public long MaxUnpackedBytes { get; init; } = 128L << 20;

    /// <summary>Cells of all tables together; no report has a thousandth of it. 200,000.</summary>
    public int MaxCells { get; init; } = 200_000;

    /// <summary>Time for one file, external converters included. 60 s.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);
}
