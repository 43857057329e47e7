using System.Text.RegularExpressions;

namespace Gongkai.Domain.Requests;

/// <summary>隐去个人信息: how personal data look on screens until somebody asks to see them, which is recorded.</summary>
public static partial class PersonalMask
{
    private const string Hidden = "＊＊＊";
    private const int ShortestNumber = 7;

    /// <summary>A name: its first character stays. 「甲＊＊」.</summary>
    public static string Name(string name) => name.Trim() is { Length: > 0 } text ? FirstOf(text) + "＊＊" : Hidden;

    /// <summary>A telephone, a number of identity: the last two characters stay, so that two of them can be told apart.</summary>
    public static string Number(string number) => number.Trim() is { Length: >= ShortestNumber } text ? Hidden + text[^2..] : Hidden;

    /// <summary>An address of any kind: nothing stays.</summary>
    public static string Address(string address) => address.Length == 0 ? "" : Hidden;

    /// <summary>A text without the names of others that a case knows, such as of the third parties that were asked.</summary>
    public static string Without(string text, IEnumerable<string> names)
    {
        foreach (var name in names.Select(n => n.Trim()).Where(n => n.Length >= 2).OrderByDescending(n => n.Length))
        {
            text = text.Replace(name, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>What is applied for: the applicant's own name, long numbers and addresses of mail in it are hidden.</summary>
    public static string Text(string text, Applicant applicant)
    {
        foreach (var own in (string?[])[applicant.Name, applicant.Representative, applicant.ContactName, applicant.Address, applicant.IdentityNumber, applicant.Telephone, applicant.Email])
        {
            if (own?.Trim() is { Length: >= 2 } word)
            {
                text = text.Replace(word, Hidden, StringComparison.OrdinalIgnoreCase);
            }
        }

        return Mail().Replace(LongNumber().Replace(text, Hidden), Hidden);
    }

    // A character outside the basic plane is two units.
    private static string FirstOf(string text) => text.Length > 1 && char.IsSurrogatePair(text, 0) ? text[..2] : text[..1];

    [GeneratedRegex(@"[0-9０-９]{7,}[0-9０-９Xx]?|[0-9]{3,4}[-－ ][0-9]{7,8}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}
