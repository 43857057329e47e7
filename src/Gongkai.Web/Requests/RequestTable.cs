using Gongkai.Domain.Deadlines;
using Gongkai.Operations.Requests;

namespace Gongkai.Web.Requests;

/// <summary>A table of cases.</summary>
/// <param name="Caption">What it shows, in which order.</param>
/// <param name="Rows">The cases.</param>
/// <param name="Today">Today.</param>
/// <param name="Calendar">The calendar in force.</param>
internal sealed record RequestTable(string Caption, IReadOnlyList<RequestRow> Rows, DateOnly Today, WorkCalendar Calendar)
{
    /// <summary>Hints that a case may belong to a flood, by its number.</summary>
    public IReadOnlyDictionary<long, string> Hints { get; init; } = new Dictionary<long, string>();
}
