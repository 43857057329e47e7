using System.Security.Cryptography;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests.Applicants;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Web.Requests;

/// <summary>What keeps a case open to its applicant for half an hour: a sealed cookie that goes to this case's pages and nowhere else.</summary>
internal sealed class CaseCookies(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Name = "gongkai-case";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly IDataProtector protector = protection.CreateProtector("gongkai.case");

    /// <summary>Gives it, or gives it anew.</summary>
    public void Give(HttpContext context, string address, CaseKey key) =>
        context.Response.Cookies.Append(Name, protector.Protect(JsonText.Write(new Held(key.Id, key.Stamp, clock.GetUtcNow() + Lasts))), Options(context, address));

    /// <summary>Takes it back.</summary>
    public static void Take(HttpContext context, string address) => context.Response.Cookies.Delete(Name, Options(context, address));

    /// <summary>The case that the browser has open; null for none.</summary>
    public CaseKey? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Name] is { Length: > 0 } text && JsonText.Read<Held>(protector.Unprotect(text)) is { } held && held.Until > clock.GetUtcNow() ? new CaseKey(held.Id, held.Stamp) : null;
        }
        catch (CryptographicException)
        {
            return null; // made up, or of keys that are gone
        }
    }

    private static CookieOptions Options(HttpContext context, string address) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = address, IsEssential = true };

    private sealed record Held(long Id, string Stamp, DateTimeOffset Until);
}
