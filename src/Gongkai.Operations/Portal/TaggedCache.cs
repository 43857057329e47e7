using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Operations.Portal;

/// <summary>
/// Values in memory that are dropped by what they show. One that was made from what an eviction has meanwhile called out of
/// date is not kept, so that nothing stale stays. Bounded by a weight; what was not asked for longest goes first.
/// </summary>
/// <typeparam name="TKey">What they are asked for by.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <param name="capacity">The largest sum of weights.</param>
public sealed class TaggedCache<TKey, TValue>(long capacity)
    where TKey : notnull
    where TValue : class
{
    private const int Remembered = 512;

    private readonly ConcurrentDictionary<TKey, Entry> entries = new();
    private readonly Dictionary<PublicTag, HashSet<TKey>> byTag = [];
    private readonly Queue<(long Generation, IReadOnlySet<PublicTag>? Tags)> recent = new();
    private readonly Lock gate = new();
    private long generation;
    private long weight;

    /// <summary>How many evictions there were; taken before a value is made, and handed in with it.</summary>
    public long Generation => Volatile.Read(ref generation);

    /// <summary>How many values are kept.</summary>
    public int Count => entries.Count;

    /// <summary>The sum of their weights.</summary>
    public long Weight => Volatile.Read(ref weight);

    /// <summary>The value, where it is kept.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        if (entries.TryGetValue(key, out var entry))
        {
            entry.UsedAt = Environment.TickCount64;
            value = entry.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>Keeps a value, unless what it shows has changed since it was begun; says whether it did.</summary>
    /// <param name="key">What it is asked for by.</param>
    /// <param name="value">The value.</param>
    /// <param name="size">Its weight.</param>
    /// <param name="tags">What it shows.</param>
    /// <param name="begunAt"><see cref="Generation"/> from before anything was read for it.</param>
    public bool Keep(TKey key, TValue value, long size, IReadOnlyCollection<PublicTag> tags, long begunAt)
    {
        lock (gate)
        {
            if (size > capacity / 4 || HasChangedSince(begunAt, tags))
            {
                return false;
            }

            Remove(key);
            entries[key] = new Entry(value, size, [.. tags]) { UsedAt = Environment.TickCount64 };
            Volatile.Write(ref weight, weight + size);
            foreach (var tag in tags)
            {
                if (!byTag.TryGetValue(tag, out var keys))
                {
                    byTag[tag] = keys = [];
                }

                keys.Add(key);
            }

            if (weight > capacity)
            {
                Shrink();
            }

            return true;
        }
    }

    /// <summary>Drops every value that shows one of these; gives their keys.</summary>
    public IReadOnlyCollection<TKey> Evict(IReadOnlySet<PublicTag> tags)
    {
        lock (gate)
        {
            Advance(tags);
            var keys = tags.SelectMany(tag => byTag.TryGetValue(tag, out var found) ? found : []).ToHashSet();
            foreach (var key in keys)
            {
                Remove(key);
            }

            return keys;
        }
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        lock (gate)
        {
            Advance(null);
            entries.Clear();
            byTag.Clear();
            weight = 0;
        }
    }

    private void Advance(IReadOnlySet<PublicTag>? tags)
    {
        Volatile.Write(ref generation, generation + 1);
        recent.Enqueue((generation, tags));
        if (recent.Count > Remembered)
        {
            recent.Dequeue();
        }
    }

    private bool HasChangedSince(long begunAt, IReadOnlyCollection<PublicTag> tags) =>
        begunAt < generation && (recent.Peek().Generation > begunAt + 1
            || recent.Any(e => e.Generation > begunAt && (e.Tags is null || tags.Any(e.Tags.Contains))));

    private void Remove(TKey key)
    {
        if (!entries.TryRemove(key, out var entry))
        {
            return;
        }

        Volatile.Write(ref weight, weight - entry.Size);
        foreach (var tag in entry.Tags)
        {
            if (byTag.TryGetValue(tag, out var keys) && keys.Remove(key) && keys.Count == 0)
            {
                byTag.Remove(tag);
            }
        }
    }

    private void Shrink()
    {
        foreach (var (key, _) in entries.ToArray().OrderBy(e => e.Value.UsedAt))
        {
            if (weight <= capacity * 9 / 10)
            {
                break;
            }

            Remove(key);
        }
    }

    private sealed class Entry(TValue value, long size, PublicTag[] tags)
    {
        public TValue Value => value;

        public long Size => size;

        public PublicTag[] Tags => tags;

        public long UsedAt { get; set; }
    }
}
