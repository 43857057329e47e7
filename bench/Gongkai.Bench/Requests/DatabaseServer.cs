using System.Globalization;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Requests;

/// <summary>The processor time of a PostgreSQL server on this machine (Linux), which works in processes of its own.</summary>
/// <param name="Postmaster">Its first process; null for a database that is a file.</param>
internal sealed record DatabaseServer(int? Postmaster)
{
    private const int ParentField = 1;
    private const int UserField = 11;
    private const int SystemField = 12;
    private const double TicksPerSecond = 100;

    /// <summary>The server behind a context.</summary>
    public static async Task<DatabaseServer> OfAsync(GongkaiDbContext db) =>
        new(db.Database.IsNpgsql() ? int.Parse(Fields((await db.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").SingleAsync()).ToString(CultureInfo.InvariantCulture))[ParentField], CultureInfo.InvariantCulture) : null);

    /// <summary>What its processes that live have spent so far.</summary>
    public TimeSpan Spent() => Postmaster is not { } parent ? TimeSpan.Zero : TimeSpan.FromSeconds(Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => n!.All(char.IsAsciiDigit))
        .Select(n => Fields(n!)).Where(f => f.Length > SystemField && f[ParentField] == parent.ToString(CultureInfo.InvariantCulture))
        .Sum(f => (long.Parse(f[UserField], CultureInfo.InvariantCulture) + long.Parse(f[SystemField], CultureInfo.InvariantCulture)) / TicksPerSecond));

    // The fields after the name, which may hold blanks: state, parent, … (proc(5)).
    private static string[] Fields(string pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat") is var text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];
}
