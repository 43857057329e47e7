using System.Runtime.InteropServices;
using Gongkai.Operations.Search.Text;

namespace Gongkai.Operations.Search.Index;

/// <summary>Collects documents in memory and writes them as a segment.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>Occurrences of terms after which a segment is written: 12 bytes each.</summary>
    private const int Full = 4_000_000;

    /// <summary>No term: between two fields.</summary>
    private const int Gap = -1;

    private readonly Dictionary<uint, int> numbers = [];
    private readonly List<uint> terms = [];
    private readonly List<int> occurrencesOf = [];
    private readonly List<DocRecord> records = [];
    private readonly List<int> beginnings = [];
    private readonly List<(int Number, int Place)> marked = [];
    private SegmentValues values = new();
    private int[] occurrences = new int[1 << 12];
    private int length;
    private char[] folded = new char[1 << 12];

    /// <summary>Documents so far.</summary>
    public int Documents => records.Count;

    /// <summary>True when it is time to write.</summary>
    public bool IsFull => length >= Full;

    /// <summary>Adds a document.</summary>
    public void Add(SearchDocument document)
    {
        var begin = length;
        beginnings.Add(begin);
        var titleLength = AddField(document.Title);
        AddField(document.DocumentNumber);
        AddField(document.IndexNumber);
        var headLength = length - begin;
        var bodyLength = AddField(document.Body);
        AddSingles(document.Title, titleLength);
        records.Add(new DocRecord
        {
            Id = document.Id,
            Fingerprint = FingerprintOf(document),
            PublishedDay = document.PublishedOn.DayNumber,
            EffectiveDay = document.Validity.EffectiveOn?.DayNumber ?? DocRecord.Always,
            ExpiresDay = document.Validity.ExpiresOn?.DayNumber ?? DocRecord.Never,
            BodyLength = bodyLength,
            Agency = values.Agency(document.AgencyId),
            Column = values.Column(document.ColumnId),
            Kind = values.Kind(document.Kind),
            Topic = values.Topic(document.Topic ?? ""),
            HeadLength = (ushort)Math.Min(headLength, ushort.MaxValue),
            Year = (ushort)document.PublishedOn.Year,
            Stated = (byte)document.Validity.Stated,
        });
    }

    /// <summary>Writes what was added and begins anew.</summary>
    public void Write(string path)
    {
        using (var writer = new SegmentWriter(path))
        {
            var (places, documents, positions) = Sort();
            var sorted = terms.ToArray();
            var order = new int[sorted.Length];
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            Array.Sort(sorted, order);
            var encoded = new ByteBuffer();
            foreach (var number in order)
            {
                WriteTerm(writer, terms[number], documents.AsSpan(places[number]..places[number + 1]), positions.AsSpan(places[number]..places[number + 1]), encoded);
            }

            writer.Finish(CollectionsMarshal.AsSpan(records), values);
        }

        Clear();
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        numbers.Clear();
        terms.Clear();
        occurrencesOf.Clear();
        records.Clear();
        beginnings.Clear();
        marked.Clear();
        values = new SegmentValues();
        length = 0;
    }

    /// <summary>Of all that is taken in of a document.</summary>
    public static ulong FingerprintOf(SearchDocument document)
    {
        var hash = Checksum.Mix((ulong)document.Id, (ulong)document.AgencyId);
        hash = Checksum.Mix(hash, (ulong)document.ColumnId);
        hash = Checksum.Mix(hash, (ulong)document.PublishedOn.DayNumber);
        hash = Checksum.Mix(hash, (ulong)document.Validity.Stated);
        hash = Checksum.Mix(hash, (ulong)(document.Validity.EffectiveOn?.DayNumber ?? DocRecord.Always));
        hash = Checksum.Mix(hash, (ulong)(document.Validity.ExpiresOn?.DayNumber ?? DocRecord.Never));
        foreach (var text in (ReadOnlySpan<string?>)[document.Kind, document.Topic, document.Title, document.DocumentNumber, document.IndexNumber, document.Body])
        {
            hash = Checksum.Mix(hash, text ?? "");
        }

        return hash;
    }

    private static unsafe void WriteTerm(SegmentWriter writer, uint term, ReadOnlySpan<int> documents, ReadOnlySpan<int> positions, ByteBuffer encoded)
    {
        writer.BeginTerm(term);
        var withPositions = !SegmentFormat.IsSingle(term);
        for (var i = 0; i < documents.Length;)
        {
            var document = documents[i];
            var inHead = positions[i] < 0 || !withPositions;
            var (first, before) = (i, 0);
            encoded.Clear();
            for (; i < documents.Length && documents[i] == document; i++)
            {
                if (withPositions)
                {
                    var position = positions[i] & int.MaxValue;
                    encoded.WriteNumber((uint)(position - before));
                    before = position;
                }
            }

            writer.Add(document, inHead, i - first, encoded.Written);
        }

        writer.EndTerm();
    }

    // By counting: where each term's occurrences begin, and for each the document and the position, negative in the head.
    private (int[] Places, int[] Documents, int[] Positions) Sort()
    {
        var places = new int[terms.Count + 1];
        for (var i = 0; i < terms.Count; i++)
        {
            places[i + 1] = places[i] + occurrencesOf[i];
        }

        var next = places.AsSpan(0, terms.Count).ToArray();
        var documents = new int[places[^1]];
        var positions = new int[places[^1]];
        var atMarked = 0;
        for (var document = 0; document < records.Count; document++)
        {
            var begin = beginnings[document];
            var end = document + 1 < records.Count ? beginnings[document + 1] : length;
            var bodyAt = begin + records[document].HeadLength;
            void Put(int number, int at)
            {
                var place = next[number]++;
                documents[place] = document;
                positions[place] = (at - begin) | (at < bodyAt ? int.MinValue : 0);
            }

            for (var i = begin; i < end; i++)
            {
                if (occurrences[i] != Gap)
                {
                    Put(occurrences[i], i);
                }
            }

            for (; atMarked < marked.Count && marked[atMarked].Place < end; atMarked++)
            {
                Put(marked[atMarked].Number, marked[atMarked].Place);
            }
        }

        return (places, documents, positions);
    }

    // One occurrence for each character, so that an occurrence's place in the document is the character's; the last has no pair.
    private int AddField(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (folded.Length < text.Length)
        {
            folded = new char[text.Length * 2];
        }

        var count = TextFolding.Fold(text, folded, default);
        Reserve(count);
        for (var i = 0; i + 1 < count; i++)
        {
            Mark(i, count);
            occurrences[length++] = NumberOf(SegmentFormat.Pair(folded[i], folded[i + 1]));
        }

        if (count > 0)
        {
            occurrences[length++] = Gap;
        }

        return count;
    }

    private void AddSingles(string title, int titleLength)
    {
        TextFolding.Fold(title, folded, default);
        Reserve(titleLength);
        for (var i = 0; i < titleLength; i++)
        {
            occurrences[length++] = NumberOf(folded[i]);
        }
    }

    // The pair once more for each way in which a number begins or ends with it.
    private void Mark(int i, int count)
    {
        var begins = char.IsAsciiDigit(folded[i]) && (i == 0 || !TextFolding.IsInNumber(folded[i - 1]));
        var ends = char.IsAsciiDigit(folded[i + 1]) && (i + 2 == count || !TextFolding.IsInNumber(folded[i + 2]));
        if (begins)
        {
            marked.Add((NumberOf(SegmentFormat.Pair(folded[i], folded[i + 1], begins: true)), length));
        }

        if (ends)
        {
            marked.Add((NumberOf(SegmentFormat.Pair(folded[i], folded[i + 1], ends: true)), length));
        }

        if (begins && ends)
        {
            marked.Add((NumberOf(SegmentFormat.Pair(folded[i], folded[i + 1], begins: true, ends: true)), length));
        }
    }

    // The term's number in this segment, one occurrence counted.
    private int NumberOf(uint term)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, term, out var known);
        if (!known)
        {
            number = terms.Count;
            terms.Add(term);
            occurrencesOf.Add(0);
        }

        CollectionsMarshal.AsSpan(occurrencesOf)[number]++;
        return number;
    }

    private void Reserve(int more)
    {
        if (length + more > occurrences.Length)
        {
            Array.Resize(ref occurrences, Math.Max(occurrences.Length * 2, length + more));
        }
    }
}
