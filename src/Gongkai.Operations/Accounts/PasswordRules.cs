using Gongkai.Domain;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Operations.Accounts;

/// <summary>What a password must be: long, not one that everybody thinks of, not made of the person's names. No rule of digits and signs, which makes passwords worse.</summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>Characters at least.</summary>
    public const int ShortestLength = 12;

    /// <summary>Characters at most; more would only cost time.</summary>
    public const int LongestLength = 128;

    // The hasher's interface asks whose password it is and makes nothing of it.
    private static readonly Account Anybody = new() { UserName = "", DisplayName = "" };

    private const int DifferentCharacters = 5;
    private const int ShortestNamePart = 2;

    /// <summary>Stems that lists of guessed passwords begin with; digits and signs around them do not help.</summary>
    private static readonly HashSet<string> Common = new(
        [
            "password", "passw0rd", "p@ssword", "p@ssw0rd", "admin", "administrator", "root", "gongkai", "zhengwu", "zhengfu", "xinxi", "welcome", "iloveyou", "woaini",
            "woaizhongguo", "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsx", "qazwsxedc", "1qaz2wsx", "1q2w3e4r", "abc", "abcd", "abcdef", "letmein", "changeme", "mima",
            "huawei", "china", "zhongguo", "beijing", "shanghai", "test", "user", "guest", "login", "dragon", "monkey", "secret", "computer", "internet", "government", "",
        ],
        StringComparer.Ordinal);

    /// <summary>All that is wrong with a password for a person of these names.</summary>
    public static IReadOnlyList<Problem> WhatIsWrong(string password, string userName, string displayName)
    {
        var problems = new List<Problem>();
        if (password.Length < ShortestLength)
        {
            problems.Add(new("account.password.short", $"口令至少 {ShortestLength} 个字符，可以用几个不相干的词连起来。"));
        }

        if (password.Length > LongestLength)
        {
            problems.Add(new("account.password.long", $"口令最多 {LongestLength} 个字符。"));
        }

        if (password.Distinct().Count() < DifferentCharacters || IsCommon(password))
        {
            problems.Add(new("account.password.common", "这个口令太容易猜到，请换一个。"));
        }

        if (Contains(password, userName) || Contains(password, displayName))
        {
            problems.Add(new("account.password.name", "口令里不能有用户名或姓名。"));
        }

        return problems;
    }

    /// <summary>True for the password of a hash. What is longer than any password may be is not hashed.</summary>
    internal static bool Matches(IPasswordHasher<Account> hasher, string hash, string password) =>
        hasher.VerifyHashedPassword(Anybody, hash, password.Length <= LongestLength ? password : "") != PasswordVerificationResult.Failed;

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var problems = WhatIsWrong(password ?? "", user.UserName, user.DisplayName);
        return Task.FromResult(problems.Count == 0
            ? IdentityResult.Success
            : IdentityResult.Failed([.. problems.Select(p => new IdentityError { Code = p.Code, Description = p.Text })]));
    }

    private static bool IsCommon(string password)
    {
        var plain = password.ToLowerInvariant();
        return Common.Contains(plain) || Common.Contains(plain.Trim([.. "0123456789!@#$%^&*()-_=+.,;:'\"?/\\|~` "])) || IsRun(plain);
    }

    /// <summary>123456789012, abcdefghijkl, and the like.</summary>
    private static bool IsRun(string password) =>
        Enumerable.Range(1, Math.Max(password.Length - 1, 0)).Count(i => Math.Abs(password[i] - password[i - 1]) <= 1) >= password.Length - 3;

    private static bool Contains(string password, string name) =>
        name.Length >= ShortestNamePart && password.Contains(name, StringComparison.OrdinalIgnoreCase);
}
