using System.Globalization;
using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Fees;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Fees;

/// <summary>A line of the ledger (收费台账).</summary>
/// <param name="RequestId">The case.</param>
/// <param name="RequestNumber">Its 登记编号.</param>
/// <param name="LetterNumber">文号 of the notice.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Count">The place in the month, or the pages.</param>
/// <param name="Yuan">What is charged.</param>
/// <param name="NotifiedOn">The day of the notice.</param>
/// <param name="PaidOn">The day it was paid.</param>
/// <param name="ReceiptNumber">财政票据号.</param>
public sealed record FeeLine(long RequestId, string RequestNumber, string? LetterNumber, FeeScaleKind Scale, int Count, int Yuan, DateOnly NotifiedOn, DateOnly? PaidOn, string? ReceiptNumber);

/// <summary>What was charged in a year, for section six of the annual report.</summary>
/// <param name="Notices">Applications for which a notice went out in the year.</param>
/// <param name="NoticedYuan">What they were charged, in yuan.</param>
/// <param name="Paid">Applications paid for in the year.</param>
/// <param name="PaidYuan">What was taken in, in yuan.</param>
public sealed record FeeFigures(int Notices, int NoticedYuan, int Paid, int PaidYuan);

/// <summary>收费台账 and its totals.</summary>
public sealed class FeeLedger(GongkaiDbContext db)
{
    /// <summary>Lines of a page at most.</summary>
    public const int PageSize = 100;

    /// <summary>True for who may read an agency's ledger: it names cases, never people.</summary>
    public static bool MayRead(Officer officer, AgencyPlace agency) => RequestStanding.SeesEveryCase(officer, agency);

    /// <summary>An agency's charges of a year, the last notice first.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="year">The year of the notice.</param>
    /// <param name="after">The last line of the page before; null for the first page.</param>
    /// <param name="ct">Cancels.</param>
    public Task<List<FeeLine>> OfYearAsync(long agencyId, int year, (DateOnly On, long RequestId)? after, CancellationToken ct)
    {
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var fees = db.Set<RequestFee>().AsNoTracking().Where(f => f.AgencyId == agencyId && f.NotifiedOn >= from && f.NotifiedOn <= until);
        if (after is var (on, id))
        {
            fees = fees.Where(f => f.NotifiedOn < on || (f.NotifiedOn == on && f.RequestId < id));
        }

        return Lines(fees.OrderByDescending(f => f.NotifiedOn).ThenByDescending(f => f.RequestId).Take(PageSize)).ToListAsync(ct);
    }

    /// <summary>The same as a CSV file that spreadsheets open, with all lines of the year.</summary>
    public async Task<byte[]> CsvAsync(long agencyId, int year, CancellationToken ct)
    {
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var lines = await Lines(db.Set<RequestFee>().AsNoTracking().Where(f => f.AgencyId == agencyId && f.NotifiedOn >= from && f.NotifiedOn <= until).OrderBy(f => f.NotifiedOn).ThenBy(f => f.RequestId)).ToListAsync(ct);
        var text = new StringBuilder("\uFEFF登记编号,通知书文号,收费方式,计费数量,金额（元）,通知日期,缴费日期,票据号\r\n");
        foreach (var line in lines)
        {
            text.AppendJoin(',', ((string?[])
            [
                line.RequestNumber, line.LetterNumber, line.Scale.Name(), line.Count.ToString(CultureInfo.InvariantCulture), line.Yuan.ToString(CultureInfo.InvariantCulture),
                line.NotifiedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.PaidOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.ReceiptNumber,
            ]).Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The totals of agencies for a year, as they stood at a moment: what was recorded later is left out.</summary>
    public async Task<FeeFigures> OfAsync(IReadOnlyCollection<long> agencyIds, int year, DateTimeOffset asOf, CancellationToken ct)
    {
        var (from, until) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var fees = db.Set<RequestFee>().AsNoTracking().Where(f => agencyIds.Contains(f.AgencyId));
        var noticed = await fees.Where(f => f.NotifiedOn >= from && f.NotifiedOn <= until && f.NotifiedAt <= asOf).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Sum = g.Sum(f => f.Yuan) }).SingleOrDefaultAsync(ct);
        var paid = await fees.Where(f => f.PaidOn >= from && f.PaidOn <= until && f.PaidAt <= asOf).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Sum = g.Sum(f => f.Yuan) }).SingleOrDefaultAsync(ct);
        return new(noticed?.Count ?? 0, noticed?.Sum ?? 0, paid?.Count ?? 0, paid?.Sum ?? 0);
    }

    /// <summary>
    /// The place of an application among those of the same applicant to the same agency received in the same calendar month (109号第四条),
    /// split ones counted as what they were split into; null while the day of receipt is not settled.
    /// </summary>
    public async Task<int?> PlaceInMonthAsync(DisclosureRequest request, CancellationToken ct)
    {
        if (request is not { ApplicantMark: { } mark, ReceivedOn: { } received })
        {
            return null;
        }

        var (first, id) = (new DateOnly(received.Year, received.Month, 1), request.Id);
        return 1 + await db.Requests.AsNoTracking().CountAsync(r => r.AgencyId == request.AgencyId && r.ApplicantMark == mark && r.RenewalOfId == null && r.UncountedAt == null
            && r.ReceivedOn >= first && (r.ReceivedOn < received || (r.ReceivedOn == received && r.Id < id)), ct);
    }

    /// <summary>Enters a payment, within the act that records it; the problem when it is not what was charged.</summary>
    internal async Task<Problem?> PayAsync(DisclosureRequest request, DateOnly on, decimal yuan, string receiptNumber, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<RequestFee>().FindAsync([request.Id], ct) is not { } fee)
        {
            return null; // charged before the ledger was kept here
        }

        if (yuan != fee.Yuan)
        {
            return new Problem("request.payment-not-in-full", $"应缴金额为{fee.Yuan}元，缴清以后才能登记；实缴金额与通知不符的，请核对。");
        }

        (fee.PaidOn, fee.PaidAt, fee.ReceiptNumber) = (on, now, receiptNumber);
        return null;
    }

    private IQueryable<FeeLine> Lines(IQueryable<RequestFee> fees) => fees.Join(db.Requests, f => f.RequestId, r => r.Id, (f, r) => new { Fee = f, r.Number })
        .Join(db.Set<Letters.RequestLetter>(), f => f.Fee.LetterId, l => l.Id, (f, l) => new FeeLine(
            f.Fee.RequestId, f.Number, l.Number, f.Fee.Scale, f.Fee.Count, f.Fee.Yuan, f.Fee.NotifiedOn, f.Fee.PaidOn, f.Fee.ReceiptNumber));

    // A cell that begins like a formula is not read as one by spreadsheets.
    private static string Cell(string? value)
    {
        var text = value is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + value : value ?? "";
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
