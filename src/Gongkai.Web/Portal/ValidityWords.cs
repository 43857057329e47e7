using Gongkai.Domain.Publishing;

namespace Gongkai.Web.Portal;

/// <summary>效力状态 in addresses, style sheets and data.</summary>
internal static class ValidityWords
{
    /// <summary><c>in-force</c>.</summary>
    public static string Key(this Validity validity) => validity switch
    {
        Validity.InForce => "in-force",
        Validity.Amended => "amended",
        Validity.Repealed => "repealed",
        Validity.DeclaredInvalid => "declared-invalid",
        Validity.Expired => "expired",
    };

    /// <summary>The validity of a key; null for anything else.</summary>
    public static Validity? Parse(string? key) => Enum.GetValues<Validity>().Where(v => v.Key() == key).Select(v => (Validity?)v).FirstOrDefault();
}
