namespace Gongkai.Web.Accounts;

/// <summary>A browser in a few words, so that people recognise their own in a list: 「Chrome · Windows」.</summary>
internal static class BrowserName
{
    // The order matters: most browsers also claim to be the ones after them.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger", "微信"), ("QQBrowser", "QQ 浏览器"), ("360SE", "360 浏览器"), ("360EE", "360 浏览器"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"),
        ("Chrome", "Chrome"), ("Safari", "Safari"), ("Trident", "Internet Explorer"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("HarmonyOS", "鸿蒙"), ("OpenHarmony", "鸿蒙"), ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("UOS", "统信 UOS"),
        ("Kylin", "麒麟"), ("Linux", "Linux"),
    ];

    /// <summary>What a user agent's own words come to.</summary>
    public static string Of(string userAgent)
    {
        var browser = Array.Find(Browsers, b => userAgent.Contains(b.Mark, StringComparison.Ordinal)).Name;
        var system = Array.Find(Systems, s => userAgent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        return (browser, system) switch
        {
            (null, null) => "未知设备",
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} · {system}",
        };
    }
}
