using System.Globalization;
using System.Text;
using Gongkai.Operations.Requests;

namespace Gongkai.Web.Requests;

/// <summary>Dates as calendar programs read them (iCalendar, RFC 5545): numbers and what is due, nobody's name and no subject.</summary>
internal static class CalendarText
{
    private const int LongestLine = 70;

    /// <summary>The calendar.</summary>
    /// <param name="dates">The dates.</param>
    /// <param name="site">Where the cases are opened, <c>https://host</c>.</param>
    public static string Of(IReadOnlyList<FeedDate> dates, string site)
    {
        var text = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Gongkai//Requests//ZH");
        Line("CALSCALE:GREGORIAN");
        Line("X-WR-CALNAME:依申请公开期限");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT4H");
        foreach (var date in dates)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:request-{date.Id}@gongkai");
            Line("DTSTAMP:" + date.UpdatedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line("DTSTART;VALUE=DATE:" + date.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Line("DTEND;VALUE=DATE:" + date.On.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Line($"SUMMARY:申请{date.Number} {date.Waiting.Name()}{(date.IsProvisional ? "（暂定）" : "")}");
            Line($"URL:{site}/workbench/requests/{date.Id}");
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return text.ToString();

        // Lines are folded after at most 75 octets, never within a character.
        void Line(string line)
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > LongestLine)
                {
                    text.Append("\r\n ");
                    octets = 1;
                }

                text.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }

            text.Append("\r\n");
        }
    }
}
