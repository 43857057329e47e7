namespace Gongkai.Operations.Search.Index;

/// <summary>The values that the records of a segment name by ordinal.</summary>
internal sealed class SegmentValues
{
    private readonly Dictionary<long, int> agencies = [];
    private readonly Dictionary<long, int> columns = [];
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> topics = new(StringComparer.Ordinal);

    /// <summary>Agencies, in the order of their ordinals.</summary>
    public List<long> Agencies { get; } = [];

    /// <summary>Columns.</summary>
    public List<long> Columns { get; } = [];

    /// <summary>Codes of kinds.</summary>
    public List<string> Kinds { get; } = [];

    /// <summary>Topics; empty for none.</summary>
    public List<string> Topics { get; } = [];

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SegmentValues Read(BinaryReader reader)
    {
        var values = new SegmentValues();
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            values.Agency(reader.ReadInt64());
        }

        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            values.Column(reader.ReadInt64());
        }

        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            values.Kind(reader.ReadString());
        }

        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            values.Topic(reader.ReadString());
        }

        return values;
    }

    /// <summary>Writes all values.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Agencies.Count);
        Agencies.ForEach(writer.Write);
        writer.Write(Columns.Count);
        Columns.ForEach(writer.Write);
        writer.Write(Kinds.Count);
        Kinds.ForEach(writer.Write);
        writer.Write(Topics.Count);
        Topics.ForEach(writer.Write);
    }

    /// <summary>The ordinal of an agency.</summary>
    public int Agency(long value) => Ordinal(agencies, Agencies, value);

    /// <summary>The ordinal of a column.</summary>
    public int Column(long value) => Ordinal(columns, Columns, value);

    /// <summary>The ordinal of a kind.</summary>
    public int Kind(string value) => Ordinal(kinds, Kinds, value);

    /// <summary>The ordinal of a topic.</summary>
    public int Topic(string value) => Ordinal(topics, Topics, value);

    private static int Ordinal<T>(Dictionary<T, int> ordinals, List<T> values, T value)
        where T : notnull
    {
        if (!ordinals.TryGetValue(value, out var ordinal))
        {
            ordinals.Add(value, ordinal = values.Count);
            values.Add(value);
        }

        return ordinal;
    }
}
