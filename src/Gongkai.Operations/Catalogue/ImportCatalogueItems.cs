using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Gongkai.Reports.Reading.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Catalogue;

/// <summary>
/// 导入标准目录 (基层政务公开标准目录): a CSV file with a line of headings. An item is known by its field and number; importing
/// again changes what differs and keeps what is published under it.
/// </summary>
public sealed class ImportCatalogueItems(GongkaiDbContext db, Dossier dossier, PublicPages pages, PublicChanges changes)
{
    /// <summary>The headings, in the order in which they are exported.</summary>
    public static readonly IReadOnlyList<string> Headings =
        ["领域", "序号", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开方式", "栏目代码"];

    private static readonly string[] Required = ["领域", "序号", "一级事项", "公开内容"];

    /// <summary>An import.</summary>
    /// <param name="By">Who; null for the operator at the machine.</param>
    /// <param name="AgencyId">The agency that takes the catalogue over.</param>
    /// <param name="Csv">The text of the file.</param>
    public sealed record Command(Officer? By, long AgencyId, string Csv);

    /// <summary>What an import did.</summary>
    /// <param name="Added">New items.</param>
    /// <param name="Changed">Items that differ now.</param>
    /// <param name="Same">Items as they were.</param>
    public sealed record Done(int Added, int Changed, int Same);

    /// <summary>Nothing is stored when any line is wrong; all problems are told at once.</summary>
    public async Task<Outcome<Done>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (command.By is { } by && await ColumnAccess.WhyNotAsync(db, by, command.AgencyId, ct) is { } refusal)
        {
            return refusal;
        }

        var (rows, problems) = Read(command.Csv);
        var columns = await db.Columns.AsNoTracking().Where(c => c.AgencyId == command.AgencyId).ToDictionaryAsync(c => c.Code, c => c.Id, ct);
        problems.AddRange(rows.Where(r => r["栏目代码"] is { } code && !columns.ContainsKey(code))
            .Select(r => new Problem("catalogue.column.unknown", $"第{r.Line}行：本机关没有代码为“{r["栏目代码"]}”的栏目。")));
        problems.AddRange(rows.GroupBy(r => (r.Values["领域"], r.Values["序号"])).Where(g => g.Count() > 1)
            .Select(g => new Problem("catalogue.twice", $"第{string.Join("、", g.Select(r => r.Line))}行的领域和序号相同。")));
        if (problems.Count > 0)
        {
            return new(problems);
        }

        var done = await db.ExclusivelyAsync(async () =>
        {
            var known = await db.CatalogueItems.Where(i => i.AgencyId == command.AgencyId).ToDictionaryAsync(i => (i.Field, i.Code), ct);
            var (added, changed, same) = (0, 0, 0);
            foreach (var row in rows)
            {
                var item = ToItem(row, command.AgencyId, row["栏目代码"] is { } code ? columns[code] : null);
                if (!known.TryGetValue((item.Field, item.Code), out var old))
                {
                    db.CatalogueItems.Add(item);
                    added++;
                }
                else if (Text(old) == Text(item))
                {
                    same++;
                }
                else
                {
                    var entry = db.Entry(old);
                    foreach (var property in entry.Metadata.GetProperties().Where(p => !p.IsPrimaryKey()))
                    {
                        entry.Property(property.Name).CurrentValue = property.PropertyInfo!.GetValue(item);
                    }

                    changed++;
                }
            }

            await dossier.AppendAsync(new(command.AgencyId, $"catalogue/{command.AgencyId}", "catalogue.items.imported", command.By, Detail: new { Added = added, Changed = changed }), ct);
            pages.Changed(command.AgencyId, null, null);
            await db.SaveChangesAsync(ct);
            return new Done(added, changed, same);
        }, ct);
        changes.Wake();
        return done;
    }

    private static string Text(CatalogueItem i) =>
        JsonText.Write(new { i.Subject, i.SubSubject, i.Content, i.Basis, i.TimeLimit, i.Publisher, i.Channels, i.Audience, i.Way, i.ColumnId });

    private static (IReadOnlyList<CsvRow> Rows, List<Problem> Problems) Read(string csv)
    {
        var (table, unreadable) = CsvTable.Read(csv);
        if (table is null)
        {
            return ([], [new(unreadable!.Code, unreadable.Text)]);
        }

        return Required.Except(table.Headings).ToList() is { Count: > 0 } missing
            ? ([], [new("catalogue.headings", $"标题行缺少：{string.Join("、", missing)}。")])
            : (table.Rows, [.. table.Rows.SelectMany(r => Required.Where(name => r[name] is null).Select(name => new Problem("catalogue.missing", $"第{r.Line}行：“{name}”不能为空。")))]);
    }

    private static CatalogueItem ToItem(CsvRow row, long agencyId, long? columnId) => new()
    {
        AgencyId = agencyId,
        Field = row.Values["领域"],
        Code = row.Values["序号"],
        Subject = row.Values["一级事项"],
        SubSubject = row["二级事项"] ?? "",
        Content = row.Values["公开内容"],
        Basis = row["公开依据"],
        TimeLimit = row["公开时限"],
        Publisher = row["公开主体"],
        Channels = row["公开渠道和载体"],
        Audience = row["公开对象"],
        Way = row["公开方式"],
        ColumnId = columnId,
    };
}
