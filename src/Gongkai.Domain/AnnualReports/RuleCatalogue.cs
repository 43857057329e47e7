using System.Reflection;

namespace Gongkai.Domain.AnnualReports;

/// <summary>
/// All rules in one declaration. The code that checks names them from here; the documentation page and
/// <c>gongkai report rules</c> print them; a test holds that each fires in one case and stays silent in another.
/// Each family adds its rules in a part of this class.
/// </summary>
public static partial class RuleCatalogue
{
    /// <summary>Every rule, by family and then as declared.</summary>
    /// <remarks>Collected on first use: while the class is being initialised, the fields of its other parts may still be null.</remarks>
    public static IReadOnlyList<Rule> All => field ??=
        [.. typeof(RuleCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(Rule)).Select(f => (Rule)f.GetValue(null)!).OrderBy(r => r.Family)];

    /// <summary>The rule of an id; null when there is none.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
