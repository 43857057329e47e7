namespace Gongkai.Web.Portal;

/// <summary>Tells people who read from programs that fetch, by what they say of themselves.</summary>
internal static class Readers
{
    private static readonly string[] Programs = ["bot", "spider", "crawl", "slurp", "curl", "wget", "python", "java/", "go-http", "monitor", "preview", "scan", "fetch", "headless", "lighthouse", "feed", "wrk"];

    /// <summary>True for a visitor's browser that shows the page now: no program, no page loaded ahead in case.</summary>
    public static bool IsOne(IHeaderDictionary headers)
    {
        var agent = headers.UserAgent.ToString();
        return agent.Length > 0
            && !Programs.Any(p => agent.Contains(p, StringComparison.OrdinalIgnoreCase))
            && !IsAhead(headers["Sec-Purpose"].ToString()) && !IsAhead(headers["Purpose"].ToString()) && !IsAhead(headers["X-Moz"].ToString());
    }

    private static bool IsAhead(string purpose) => purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase);
}
