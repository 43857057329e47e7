using System.Linq.Expressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Register;

/// <summary>A normative document in the register.</summary>
/// <param name="Id">The document.</param>
/// <param name="AgencyId">Its agency.</param>
/// <param name="Agency">Its agency's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="DocumentNumber">发文字号.</param>
/// <param name="EffectiveOn">实施日期.</param>
/// <param name="IsWithdrawn">True when its page shows the notice of withdrawal only.</param>
/// <param name="History">Its validity at any date.</param>
/// <param name="Acts">What was done to it.</param>
public sealed record RegisterRow(
    long Id, long AgencyId, string Agency, string Title, string? DocumentNumber, DateOnly? EffectiveOn, bool IsWithdrawn, ValidityHistory History, IReadOnlyList<ValidityAct> Acts);

/// <summary>The numbers of a year, as the annual report asks for them (制发件数、废止件数、现行有效件数).</summary>
/// <param name="Year">The year.</param>
/// <param name="Before">In force at the end of the year before.</param>
/// <param name="Issued">制发: issued in the year.</param>
/// <param name="Repealed">废止 in the year.</param>
/// <param name="DeclaredInvalid">宣布失效 in the year.</param>
/// <param name="Expired">Their term ran out in the year.</param>
/// <param name="InForce">现行有效 at the end of the year.</param>
public sealed record RegisterYear(int Year, int Before, int Issued, int Repealed, int DeclaredInvalid, int Expired, int InForce)
{
    /// <summary>废止件数 of the report: whatever ended its force, so that what was before and what came gives what is.</summary>
    public int Ended => Repealed + DeclaredInvalid + Expired;
}

/// <summary>行政规范性文件登记簿: what was in force at any date, the numbers of a year, the volume of what is in force.</summary>
public sealed class RegisterQueries(GongkaiDbContext db)
{
    /// <summary>All normative documents of agencies that are or were public, the latest issued first.</summary>
    public Task<IReadOnlyList<RegisterRow>> AllAsync(IReadOnlyCollection<long> agencies, CancellationToken ct) => RowsAsync(agencies, p => p.IsNormative, null, ct);

    /// <summary>Table two of the annual report: the documents of one class that were issued, ended and in force in a year.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="rank">规章 or 行政规范性文件.</param>
    /// <param name="year">The year.</param>
    /// <param name="asOf">As of which moment: what was published or entered later does not count.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<NormativeYear> YearAsync(long agencyId, NormativeRank rank, int year, DateTimeOffset asOf, CancellationToken ct)
    {
        const string Regulation = NormativeYear.RegulationKind;
        var rows = rank == NormativeRank.Regulation
            ? await RowsAsync([agencyId], p => p.Kind == Regulation, asOf, ct)
            : await RowsAsync([agencyId], p => p.IsNormative && p.Kind != Regulation, asOf, ct);
        return NormativeYear.Of(rank, year, rows, ChinaTime.DateOf(asOf));
    }

    /// <summary>The numbers of a year.</summary>
    public static RegisterYear Year(IReadOnlyList<RegisterRow> rows, int year)
    {
        var (before, end) = (new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));
        var ended = rows.Where(r => (r.History.InForceOn(before) || r.History.IssuedOn.Year == year) && r.History.On(end) is not null && !r.History.InForceOn(end)).Select(r => r.History.On(end)).ToList();
        return new(
            year, rows.Count(r => r.History.InForceOn(before)), rows.Count(r => r.History.IssuedOn.Year == year),
            ended.Count(v => v == Validity.Repealed), ended.Count(v => v == Validity.DeclaredInvalid), ended.Count(v => v == Validity.Expired),
            rows.Count(r => r.History.InForceOn(end)));
    }

    /// <summary>文件汇编: the documents in force at a date, as one volume.</summary>
    public async Task<Compilation> CompileAsync(IReadOnlyList<RegisterRow> rows, DateOnly date, string title, CancellationToken ct)
    {
        var chosen = rows.Where(r => r.History.InForceOn(date) && !r.IsWithdrawn).OrderBy(r => r.History.IssuedOn).ToList();
        var ids = chosen.Select(r => r.Id).ToList();
        var bodies = await db.PublicBodies.AsNoTracking().Where(b => ids.Contains(b.DocumentId)).ToDictionaryAsync(b => b.DocumentId, b => b.Html, ct);
        return new(title, $"收录截至{date:yyyy年M月d日}现行有效的行政规范性文件{chosen.Count}件。",
            [.. chosen.Select(r => new CompiledDocument(r.Title, Note(r, date), Blocks(bodies[r.Id])))]);
    }

    private async Task<IReadOnlyList<RegisterRow>> RowsAsync(IReadOnlyCollection<long> agencies, Expression<Func<PublicDocument, bool>> which, DateTimeOffset? asOf, CancellationToken ct)
    {
        var pages = await (
            from page in db.PublicDocuments.AsNoTracking().Where(which)
            where agencies.Contains(page.AgencyId) && (asOf == null || page.PublishedAt <= asOf)
            join agency in db.Agencies on page.AgencyId equals agency.Id
            select new { page.Id, page.AgencyId, Agency = agency.Name, page.Title, page.DocumentNumber, page.EffectiveOn, page.IssuedOn, page.PublishedAt, page.ExpiresOn, page.IsWithdrawn }).ToListAsync(ct);
        var acts = (await db.Set<ValidityAct>().AsNoTracking().Where(a => agencies.Contains(a.AgencyId)).OrderBy(a => a.Id).ToListAsync(ct)).ToLookup(a => a.DocumentId);
        return [.. pages
            .Select(p => new { Page = p, Acts = acts[p.Id].Where(a => asOf is null || a.At <= asOf).ToList() })
            .Select(r => new RegisterRow(
                r.Page.Id, r.Page.AgencyId, r.Page.Agency, r.Page.Title, r.Page.DocumentNumber, r.Page.EffectiveOn, r.Page.IsWithdrawn,
                new ValidityHistory(r.Page.IssuedOn ?? ChinaTime.DateOf(r.Page.PublishedAt), OwnTerm(r.Page.ExpiresOn, acts[r.Page.Id]), [.. r.Acts.Select(a => a.ToStep())]), r.Acts))
            .OrderByDescending(r => r.History.IssuedOn).ThenByDescending(r => r.Id)];
    }

    // An act that has come into force has brought its new term onto the page; the history holds the first one.
    private static DateOnly? OwnTerm(DateOnly? shown, IEnumerable<ValidityAct> acts) => acts.Any(a => a is { IsApplied: true, ExpiresOn: not null }) ? null : shown;

    private static string Note(RegisterRow row, DateOnly date)
    {
        string?[] parts = [row.DocumentNumber, $"{row.History.IssuedOn:yyyy年M月d日}成文", row.History.On(date) == Validity.Amended ? "已修改" : null, row.History.ExpiryOn(date) is { } end ? $"有效期至{end:yyyy年M月d日}" : null];
        return string.Join("，", parts.Where(p => p is not null));
    }

    private static List<CompiledBlock> Blocks(string html)
    {
        var blocks = new List<CompiledBlock>();
        Add(new HtmlParser().ParseDocument(html).Body!, blocks);
        return blocks;
    }

    private static void Add(INode parent, List<CompiledBlock> blocks)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IElement { LocalName: "table" } table:
                    blocks.Add(new("", Rows: [.. table.QuerySelectorAll("tr").Select(r => (IReadOnlyList<string>)[.. r.Children.Select(c => c.TextContent.Trim())]).Where(r => r.Count > 0)]));
                    break;
                case IElement { LocalName: "div" or "ul" or "ol" or "section" or "blockquote" or "figure" } group:
                    Add(group, blocks);
                    break;
                case IElement element when element.TextContent.Trim() is { Length: > 0 } text:
                    blocks.Add(new(text, element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6"));
                    break;
                case IText text when text.Data.Trim() is { Length: > 0 } data:
                    blocks.Add(new(data));
                    break;
            }
        }
    }
}
