using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>Looks at a document's 文号 among those of its agency.</summary>
public sealed class DocumentNumbers(GongkaiDbContext db)
{
    /// <summary>Whether another document carries the number, and whether numbers before it are missing; empty when all is well.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(Document document, CancellationToken ct)
    {
        if (document.DocumentNumber is not { } text || DocumentNumber.Parse(text) is not { Year: not null } number)
        {
            return [];
        }

        var prefix = text[..(text.IndexOf('〕', StringComparison.Ordinal) + 1)];
        var others = await db.Documents.AsNoTracking()
            .Where(d => d.AgencyId == document.AgencyId && d.Id != document.Id && d.State != DocumentState.Discarded && d.DocumentNumber!.StartsWith(prefix))
            .Select(d => new { d.DocumentNumber, d.Title, d.Kind }).ToListAsync(ct);
        var problems = new List<Problem>();
        if (others.FirstOrDefault(o => o.DocumentNumber == text) is { } same)
        {
            problems.Add(NumberSequence.Duplicate(text, same.Title));
        }

        var used = others.Select(o => DocumentNumber.Parse(o.DocumentNumber!)?.Serial).OfType<int>().ToList();
        if (NumberSequence.Gap(number, used) is { } gap)
        {
            problems.Add(gap);
        }

        return problems;
    }
}
