using System.Text.RegularExpressions;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Content;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Catalogue;

/// <summary>What somebody enters for a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Basis">The legal basis.</param>
/// <param name="Description">What belongs there.</param>
/// <param name="Position">Its place among its siblings.</param>
/// <param name="Cycle">How soon it must carry what has come about.</param>
/// <param name="CycleDays">Working days, for 限时公开.</param>
/// <param name="Responsible">责任科室.</param>
/// <param name="Body">A text of its own instead of a list; null for the list.</param>
public sealed record ColumnEntry(string Name, string? Basis, string? Description, int Position, UpdateCycle Cycle, int? CycleDays, string? Responsible, string? Body);

/// <summary>增设栏目.</summary>
public sealed partial class AddColumn(GongkaiDbContext db, Dossier dossier, PublicPages pages, PublicChanges changes)
{
    /// <summary>A column to add.</summary>
    /// <param name="By">Who.</param>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Part">The part it belongs to.</param>
    /// <param name="ParentCode">The column above; null at the top.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="Entry">The rest.</param>
    public sealed record Command(Officer By, long AgencyId, CataloguePart Part, string? ParentCode, string Code, ColumnEntry Entry);

    /// <summary>The column's number.</summary>
    public async Task<Outcome<long>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (await ColumnAccess.WhyNotAsync(db, command.By, command.AgencyId, ct) is { } refusal)
        {
            return refusal;
        }

        var problems = ColumnAccess.Check(command.Entry).ToList();
        if (!CodeForm().IsMatch(command.Code))
        {
            problems.Add(CatalogueProblems.CodeForm);
        }

        if (problems.Count > 0)
        {
            return new(problems);
        }

        var outcome = await db.ExclusivelyAsync(async () =>
        {
            if (command.Code is DefaultCatalogue.StandardCatalogueCode or DefaultCatalogue.ApplyCode or DefaultCatalogue.RequestsCode || await db.Columns.AnyAsync(c => c.AgencyId == command.AgencyId && c.Code == command.Code, ct))
            {
                return new Outcome<long>(CatalogueProblems.CodeTaken);
            }

            var parent = command.ParentCode is null ? null : await db.Columns.SingleOrDefaultAsync(c => c.AgencyId == command.AgencyId && c.Code == command.ParentCode, ct);
            if (command.ParentCode is not null && parent?.Part != command.Part)
            {
                return CatalogueProblems.ParentElsewhere;
            }

            var column = new CatalogueColumn { AgencyId = command.AgencyId, ParentId = parent?.Id, Part = command.Part, Code = command.Code, Name = "" };
            ColumnAccess.Apply(column, command.Entry);
            db.Columns.Add(column);
            await db.SaveChangesAsync(ct);
            await dossier.AppendAsync(new(command.AgencyId, ColumnAccess.Case(column.Id), "column.added", command.By, Detail: new { column.Code, After = command.Entry }), ct);
            pages.Changed(command.AgencyId, null, null);
            await db.SaveChangesAsync(ct);
            return column.Id;
        }, ct);
        changes.Wake();
        return outcome;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}

/// <summary>修改、关闭、重开栏目.</summary>
public sealed class EditColumn(GongkaiDbContext db, Dossier dossier, PublicPages pages, PublicChanges changes, TimeProvider clock)
{
    /// <summary>A change to a column.</summary>
    /// <param name="By">Who.</param>
    /// <param name="ColumnId">The column.</param>
    /// <param name="Version">The version the officer saw.</param>
    /// <param name="Entry">What it shall be.</param>
    public sealed record Command(Officer By, long ColumnId, int Version, ColumnEntry Entry);

    /// <summary>Saves what somebody entered.</summary>
    public Task<Outcome<long>> ExecuteAsync(Command command, CancellationToken ct) => ChangeAsync(command.By, command.ColumnId, command.Version, ColumnAccess.Check(command.Entry).ToList(), "column.changed", null, column =>
    {
        var before = ColumnAccess.Of(column);
        ColumnAccess.Apply(column, command.Entry);
        return new { Before = before, After = ColumnAccess.Of(column) };
    }, ct);

    /// <summary>Closes a column, which keeps its address and says that it is closed; or opens it again.</summary>
    public Task<Outcome<long>> CloseAsync(Officer by, long columnId, int version, bool close, string? reason, CancellationToken ct) => ChangeAsync(by, columnId, version, [], close ? "column.closed" : "column.reopened", reason, column =>
    {
        column.ClosedOn = close ? Deadlines.ChinaTime.DateOf(clock.GetUtcNow()) : null;
        return null;
    }, ct, close);

    private async Task<Outcome<long>> ChangeAsync(
        Officer by, long columnId, int version, List<Problem> problems, string act, string? reason, Func<CatalogueColumn, object?> change, CancellationToken ct, bool closing = false)
    {
        var outcome = await db.ExclusivelyAsync(async () =>
        {
            if (await db.Columns.SingleOrDefaultAsync(c => c.Id == columnId, ct) is not { } column)
            {
                return new Outcome<long>(CatalogueProblems.UnknownColumn);
            }

            if (await ColumnAccess.WhyNotAsync(db, by, column.AgencyId, ct) is { } refusal)
            {
                return refusal;
            }

            if (problems.Count > 0)
            {
                return new Outcome<long>(problems);
            }

            if (closing && !column.MayClose)
            {
                return CatalogueProblems.Compulsory;
            }

            if (column.Version != version)
            {
                var last = await db.DossierEntries.Where(e => e.CaseKey == ColumnAccess.Case(columnId)).OrderByDescending(e => e.Sequence).Select(e => e.ActorName).FirstOrDefaultAsync(ct);
                return CatalogueProblems.ChangedBy(last ?? "另一位同事");
            }

            var detail = change(column);
            column.Version++;
            await dossier.AppendAsync(new(column.AgencyId, ColumnAccess.Case(columnId), act, by, reason, detail), ct);
            pages.Changed(column.AgencyId, null, null);
            await db.SaveChangesAsync(ct);
            return columnId;
        }, ct);
        changes.Wake();
        return outcome;
    }
}

/// <summary>What the acts on columns share.</summary>
internal static class ColumnAccess
{
    private const int LongestName = 60;
    private const int MostDays = 250;

    public static string Case(long columnId) => $"column/{columnId}";

    public static async Task<Problem?> WhyNotAsync(GongkaiDbContext db, Officer by, long agencyId, CancellationToken ct) =>
        await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { Place: { } place } || !by.Sees(place) ? CatalogueProblems.UnknownColumn
        : by.Has(place, StaffRole.DisclosureOffice, StaffRole.Administrator) ? null
        : CatalogueProblems.Forbidden;

    public static IEnumerable<Problem> Check(ColumnEntry entry)
    {
        if (entry.Name.Trim().Length is 0 or > LongestName)
        {
            yield return CatalogueProblems.NameMissing;
        }

        if (entry.Cycle == UpdateCycle.WithinDays && entry.CycleDays is not (>= 1 and <= MostDays))
        {
            yield return CatalogueProblems.DaysMissing;
        }
    }

    public static ColumnEntry Of(CatalogueColumn column) =>
        new(column.Name, column.Basis, column.Description, column.Position, column.Cycle, column.CycleDays, column.Responsible, column.Body);

    public static void Apply(CatalogueColumn column, ColumnEntry entry)
    {
        (column.Name, column.Basis, column.Description, column.Responsible) = (entry.Name.Trim(), entry.Basis.Given(), entry.Description.Given(), entry.Responsible.Given());
        (column.Position, column.Cycle, column.CycleDays) = (entry.Position, entry.Cycle, entry.Cycle == UpdateCycle.WithinDays ? entry.CycleDays : null);
        column.Body = entry.Body.Given() is { } html ? HtmlSanitiser.Sanitise(html) : null;
    }
}
