using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <content>What the document says of itself, once its headings and tables are known: sections, agency, year, dates.</content>
internal sealed partial class ReportInterpreter
{
    private AnnualReport Compose()
    {
        var body = Bodies(out var preamble, out var closing);
        var identity = Identity(preamble, body, closing);
        var format = FormatOf(identity.Year);
        var form = ReportForm.Of(format);
        var cells = CellAssignment.Assign(form, assembler, () => string.Join('\n', preamble.Concat(body.SelectMany(s => s.Body)).Select(l => l.Text)));
        foreach (var row in assembler.Rows.Values)
        {
            if (row.Label is { } label && form.Row(row.Key == "active.feesWan" && format == ReportFormat.Format2019 ? "active.fees" : row.Key) is { } formRow)
            {
                labels.Add(new PrintedLabel(formRow, label, row.Line));
            }
        }

        var report = new AnnualReport(format, cells)
        {
            Source = source.Name,
            Agency = identity.Agency,
            Year = identity.Year,
            PeriodFrom = identity.Period?.From,
            PeriodTo = identity.Period?.To,
            PublishedOn = identity.PublishedOn,
            Title = identity.Title,
            Preamble = preamble,
            Sections = body,
            Closing = closing,
            Labels = labels,
            Lines = source.Lines,
        };
        if (format == ReportFormat.Pre2019)
        {
            StatedInText.Fill(report, cells);
        }

        return report;
    }

    private ReportFormat FormatOf(int? year)
    {
        var due = year is { } y ? ReportFormats.DueIn(y) : (ReportFormat?)null;
        if (assembler.Rows.Count == 0 && assembler.Remedies.Count == 0)
        {
            return due ?? ReportFormat.Format2021;
        }

        return assembler.Format ?? (due is null or ReportFormat.Pre2019 ? ReportFormat.Format2021 : due.Value);
    }

    private List<ReportSection> Bodies(out List<TextLine> preamble, out List<TextLine> closing)
    {
        preamble = [];
        closing = [];
        var sections = new List<ReportSection>(headings.Count);
        var first = headings.Count > 0 ? headings[0].Index : items.Count;
        for (var i = 0; i < first; i++)
        {
            if (!inTable[i])
            {
                preamble.Add(new TextLine(items[i].Line, Tidy(items[i].Text)));
            }
        }

        for (var h = 0; h < headings.Count; h++)
        {
            var heading = headings[h];
            var end = h + 1 < headings.Count ? headings[h + 1].Index : items.Count;
            var body = new List<TextLine>();
            if (heading.Rest.Length > 0)
            {
                body.Add(new TextLine(items[heading.Index].Line, Tidy(heading.Rest)));
            }

            for (var i = heading.Index + 1; i < end; i++)
            {
                if (!inTable[i])
                {
                    body.Add(new TextLine(items[i].Line, Tidy(items[i].Text)));
                }
            }

            if (h == headings.Count - 1)
            {
                closing = CutClosing(body);
            }

            body.RemoveAll(l => l.Text.AsSpan().Trim("| ").Length == 0 || TableAssembler.IsPageMark(l.Text));
            sections.Add(new ReportSection(Tidy(heading.Heading), items[heading.Index].Line, heading.Kind, body));
        }

        return sections;
    }

    // Signature and date end a report; what a page shows behind them is not part of it.
    private static List<TextLine> CutClosing(List<TextLine> body)
    {
        var furniture = body.FindIndex(l => ReportIdentity.IsFurniture(l.Text));
        if (furniture >= 0)
        {
            body.RemoveRange(furniture, body.Count - furniture);
        }

        var date = body.FindLastIndex(l => ReportIdentity.DateLine(l.Text) is not null);
        if (date < 0)
        {
            if (body.Count > 1 && ReportIdentity.IsAgencyName(body[^1].Text))
            {
                List<TextLine> signature = [body[^1]];
                body.RemoveAt(body.Count - 1);
                return signature;
            }

            return [];
        }

        var from = date > 0 && ReportIdentity.IsAgencyName(body[date - 1].Text) ? date - 1 : date;
        var closing = body.GetRange(from, date - from + 1);
        body.RemoveRange(from, body.Count - from);
        return closing;
    }

    private sealed record Found(string? Title, string? Agency, int? Year, (DateOnly From, DateOnly To)? Period, DateOnly? PublishedOn);

    private Found Identity(List<TextLine> preamble, List<ReportSection> sections, List<TextLine> closing)
    {
        ReportIdentity.TitleParts? title = null;
        DateOnly? labelled = null;
        var titleAt = -1;
        for (var i = 0; i < preamble.Count; i++)
        {
            if (ReportIdentity.Title(preamble[i].Text) is { } parts && (title is null || parts.Agency is not null || title.Agency is null))
            {
                (title, titleAt) = (parts, i);
            }

            labelled ??= ReportIdentity.LabelledDate(preamble[i].Text);
        }

        var agency = title?.Agency;
        if (titleAt > 0 && agency is null && ReportIdentity.IsAgencyName(preamble[titleAt - 1].Text))
        {
            agency = Canonical.WithoutBlanks(preamble[titleAt - 1].Text);
        }

        title ??= ReportIdentity.TitleOfPage(source.Title);
        preamble.RemoveRange(0, titleAt + 1);
        preamble.RemoveAll(l => l.Text.Length == 0 || ReportIdentity.IsFurniture(l.Text) || ReportIdentity.LabelledDate(l.Text) is not null && l.Text.Length < 80
            || (!l.Text.Contains('。') && !l.Text.EndsWith('：') && !l.Text.EndsWith(':') && l.Text.Length < 40));

        var opening = string.Join('\n', preamble.Select(l => l.Text));
        agency = Whole(agency ?? title?.Agency, closing, opening)
            ?? ReportIdentity.AgencyInPreamble(opening)
            ?? Signature(closing)
            ?? AgencyInBody(sections);
        var period = ReportIdentity.Period(opening) ?? sections.SelectMany(s => s.Body).Select(l => ReportIdentity.Period(l.Text)).FirstOrDefault(p => p is not null);
        var year = title?.Year ?? YearOfPeriod(period) ?? ReportIdentity.YearSpokenOf(preamble.Concat(sections.SelectMany(s => s.Body)));
        var signed = closing.Select(l => ReportIdentity.DateLine(l.Text)).LastOrDefault(d => d is not null);
        return new Found(title?.Title, agency, year, period, labelled ?? source.PublishedOn ?? signed);
    }

    private static int? YearOfPeriod((DateOnly From, DateOnly To)? period) => period is { } p && p.From.Year == p.To.Year ? p.From.Year : null;

    // «上海市» of a title is a place and «市人民政府办公室» half a name; the whole one stands in the signature or the preamble.
    private static string? Whole(string? agency, List<TextLine> closing, string opening)
    {
        if (agency is null)
        {
            return null;
        }

        bool IsWhole(string? name) => name is not null && name.Length > agency.Length
            && (name.StartsWith(agency, StringComparison.Ordinal) ? !ReportIdentity.IsAgencyName(agency) : name.EndsWith(agency, StringComparison.Ordinal));
        var signed = Signature(closing);
        var named = ReportIdentity.AgencyInPreamble(opening);
        return IsWhole(signed) ? signed : IsWhole(named) ? named : agency;
    }

    private static string? Signature(List<TextLine> closing) =>
        closing.Count > 0 && ReportIdentity.IsAgencyName(closing[0].Text) ? Canonical.WithoutBlanks(closing[0].Text) : null;

    private static string? AgencyInBody(List<ReportSection> sections)
    {
        foreach (var section in sections)
        {
            foreach (var line in section.Body)
            {
                if (ReportIdentity.AgencyInText(line.Text) is { } agency)
                {
                    return agency;
                }
            }
        }

        return null;
    }
}
