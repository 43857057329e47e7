using Gongkai.Domain.AnnualReports;

namespace Gongkai.Testing;

/// <summary>Fills the tables of a report with numbers that balance.</summary>
internal sealed class GeneratedValues
{
    private readonly ReportForm form;
    private readonly Random random;
    private readonly CellValue[] cells;

    private GeneratedValues(ReportFormat format, Random random) =>
        (form, this.random, cells) = (ReportForm.Of(format), random, new CellValue[ReportForm.Of(format).Cells.Count]);

    public static CellValue[] Fill(ReportFormat format, Random random)
    {
        var values = new GeneratedValues(format, random);
        if (format == ReportFormat.Format2019)
        {
            values.FillActive2019();
        }
        else
        {
            values.FillActive2021();
        }

        values.FillRequests();
        values.FillRemedies();
        values.Disguise();
        return values.cells;
    }

    private void FillActive2021()
    {
        foreach (var kind in new[] { "active.regulations", "active.normativeDocuments" })
        {
            var issued = Few(60);
            Set($"{kind}.issued", issued);
            Set($"{kind}.repealed", Few(40));
            Set($"{kind}.inForce", issued + Few(300));
        }

        Set("active.licensing", Few(100_000));
        Set("active.penalties", Few(5_000));
        Set("active.enforcement", Few(500));
        Set("active.feesWan", Money());
    }

    private void FillActive2019()
    {
        foreach (var kind in new[] { "active.regulations", "active.normativeDocuments" })
        {
            var made = Few(60);
            var disclosed = random.Next(made + 1);
            Set($"{kind}.made", made);
            Set($"{kind}.disclosed", disclosed);
            Set($"{kind}.totalDisclosed", disclosed + Few(300));
        }

        foreach (var kind in new[] { "licensing", "otherServices", "penalties", "enforcement", "fees" })
        {
            var previous = Few(900);
            Set($"active.{kind}.previousYear", previous);
            Set($"active.{kind}.change", random.Next(3) == 0 ? -random.Next(previous + 1) : Few(90));
            if (kind != "fees")
            {
                Set($"active.{kind}.decisions", Few(20_000));
            }
        }

        Set("active.procurement.projects", Few(80));
        Set("active.procurement.amountYuan", Money() * 10_000);
    }

    /// <summary>Outcomes and open cases are drawn; what was received follows: 一 = 三（七） + 四 − 二, in every column.</summary>
    private void FillRequests()
    {
        // One agency in eight prints （六） in the other of its two shapes.
        var otherShape = random.Next(8) == 0;
        var rows = form.RowsOf(TableKind.Requests).Where(r => !r.IsOther || r.IsAlternative == otherShape).ToList();
        var outcomes = rows.Where(r => r.Key.StartsWith("requests.outcomes.", StringComparison.Ordinal) && r.Key != "requests.outcomes.total").ToList();
        var numbers = rows.ToDictionary(r => r.Key, _ => new int[7]);
        var busy = random.Next(4) switch { 0 => 0, 1 => 3, 2 => 30, _ => 400 };
        for (var person = 0; person < 6; person++)
        {
            var most = person == 0 ? busy : random.Next(3) == 0 ? busy / 4 : 0;
            foreach (var row in outcomes)
            {
                numbers[row.Key][person] = random.Next(3) == 0 ? random.Next(most + 1) : 0;
            }

            var closed = outcomes.Sum(o => numbers[o.Key][person]);
            var carriedOut = most > 0 && random.Next(2) == 0 ? random.Next(most / 4 + 1) : 0;
            var carriedIn = random.Next(2) == 0 ? 0 : random.Next((closed + carriedOut) / 4 + 1);
            numbers["requests.outcomes.total"][person] = closed;
            numbers["requests.carriedOut"][person] = carriedOut;
            numbers["requests.carriedIn"][person] = carriedIn;
            numbers["requests.received"][person] = closed + carriedOut - carriedIn;
        }

        foreach (var row in rows)
        {
            var values = numbers[row.Key];
            values[6] = values.Sum();
            for (var c = 0; c < 7; c++)
            {
                cells[row.First + c] = CellValue.Stated(values[c]);
            }
        }
    }

    private void FillRemedies()
    {
        var contested = random.Next(2) == 0;
        foreach (var row in form.RowsOf(TableKind.Remedies))
        {
            var sum = 0;
            for (var c = 0; c < 4; c++)
            {
                var number = contested && random.Next(2) == 0 ? random.Next(12) : 0;
                sum += number;
                cells[row.First + c] = CellValue.Stated(number);
            }

            cells[row.First + 4] = CellValue.Stated(sum);
        }
    }

    /// <summary>Writes some of the numbers as people do: zeros left empty, a stroke where there is nothing, words around a number.</summary>
    private void Disguise()
    {
        var leftEmpty = random.Next(5) switch { 0 => 1.0, 1 => 0.3, _ => 0.0 };
        for (var i = 0; i < cells.Length; i++)
        {
            var table = form.Cells[i].Row.Table;
            if (table != TableKind.Active && cells[i] is { State: CellState.Stated, Value: 0m } && random.NextDouble() < leftEmpty)
            {
                cells[i] = CellValue.Blank();
            }
        }

        if (random.Next(8) == 0)
        {
            var regulations = form.Row("active.regulations")!;
            cells.AsSpan(regulations.First, regulations.Columns.Count).Fill(new CellValue(CellState.NotApplicable, Note: "/"));
        }

        if (form.Cell("active.penalties") is { } penalties && cells[penalties.Index].Value is > 1 and var decisions && random.Next(8) == 0)
        {
            cells[penalties.Index] = CellValue.Stated(decisions, note: $"{decisions}件(撤销1件、警告{decisions - 1}件)");
        }
    }

    private void Set(string path, decimal value) => cells[form.Cell(path)!.Index] = CellValue.Stated(value);

    /// <summary>A number up to a bound, 0 in two cases of five.</summary>
    private int Few(int most) => random.Next(5) < 2 ? 0 : random.Next(most + 1);

    /// <summary>An amount as printed: whole, or with one to six decimals.</summary>
    private decimal Money() => random.Next(4) switch
    {
        0 => 0m,
        1 => random.Next(2_000),
        2 => new decimal(random.Next(2_000_000), 0, 0, false, 2),
        _ => new decimal(random.Next(2_000_000_000), 0, 0, false, (byte)random.Next(1, 7)),
    };
}
