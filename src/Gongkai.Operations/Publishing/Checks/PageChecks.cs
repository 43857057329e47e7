using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>What can be told wrong of a body's markup: links, pictures, tables, text that is not seen.</summary>
public static class PageChecks
{
    private static readonly string[] NoDescription = ["图片", "图", "照片", "image", "img", "picture", "photo", "截图", "无", "1", "-"];

    private static readonly string[] ImageEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"];

    /// <summary>All findings of a body, sanitised or as it came in.</summary>
    public static IReadOnlyList<ContentFinding> Find(string html)
    {
        var reader = new Reader();
        HtmlTokens.Read(html, reader);
        reader.Finish();
        return reader.Found;
    }

    /// <summary>The web addresses that a body links to, each once.</summary>
    public static IReadOnlyList<Uri> Links(string html)
    {
        var reader = new Reader();
        HtmlTokens.Read(html, reader);
        return [.. reader.Addresses.Distinct()];
    }

    /// <summary>
    /// Links that cannot be opened. Asking other sites takes long, so this is for a background job, not for a save.
    /// </summary>
    /// <param name="html">The body.</param>
    /// <param name="opens">Whether an address opens; null where that could not be found out.</param>
    /// <param name="ct">Cancels the asking.</param>
    public static async Task<IReadOnlyList<ContentFinding>> DeadLinksAsync(string html, Func<Uri, CancellationToken, Task<bool?>> opens, CancellationToken ct)
    {
        var found = new List<ContentFinding>();
        foreach (var address in Links(html))
        {
            if (await opens(address, ct) == false)
            {
                found.Add(new(ContentRules.DeadLink, ContentPlace.Body, address.AbsoluteUri, $"链接「{address.AbsoluteUri}」打不开。"));
            }
        }

        return found;
    }

    private sealed class Reader : IHtmlConsumer
    {
        private readonly StringBuilder hidden = new();
        private readonly Stack<(string Name, bool IsHidden)> open = new();
        private readonly HashSet<string> ids = new(StringComparer.Ordinal);
        private readonly List<string> anchors = [];
        private string? link;
        private bool linkHasContent;
        private int hiddenDepth;
        private int images;
        private int tables;
        private bool tableHasHead;
        private int tableCells;

        public List<ContentFinding> Found { get; } = [];

        public List<Uri> Addresses { get; } = [];

        public void Open(ref StructHtmlToken token, ReadOnlySpan<char> name)
        {
            if (token.GetAttribute("id") is { Memory.IsEmpty: false } id)
            {
                ids.Add(id.ToString());
            }

            switch (name)
            {
                case "img":
                    linkHasContent = true;
                    CheckImage(ref token);
                    return;
                case "br" or "hr" or "input" or "meta" or "link" or "col" or "wbr":
                    return;
                case "a":
                    (link, linkHasContent) = (token.GetAttribute("href").ToString(), false);
                    CheckLink(link.Trim());
                    break;
                case "table":
                    (tableHasHead, tableCells) = (false, 0);
                    tables++;
                    break;
                case "th":
                    tableHasHead = true;
                    break;
                case "td":
                    tableCells++;
                    break;
                default:
                    break;
            }

            var isHidden = HtmlStyles.Of(ref token).IsHidden;
            if (open.Count < 1000)
            {
                open.Push((name.ToString(), isHidden));
                hiddenDepth += isHidden ? 1 : 0;
            }
        }

        public void Close(ReadOnlySpan<char> name)
        {
            if (name is "table" && tables > 0 && !tableHasHead && tableCells >= 4)
            {
                Found.Add(new(ContentRules.TableWithoutHead, ContentPlace.Body with { Spot = $"第{tables}个表格" }, "", $"第{tables}个表格没有表头。"));
                tableHasHead = true;
            }

            if (name is "a" && link is not null)
            {
                if (!linkHasContent)
                {
                    Found.Add(new(ContentRules.BadLink, ContentPlace.Body, link, $"链接「{link}」没有文字，读者看不到。"));
                }

                link = null;
            }

            foreach (var (opened, _) in open)
            {
                if (!name.SequenceEqual(opened))
                {
                    continue;
                }

                while (open.TryPop(out var closed))
                {
                    hiddenDepth -= closed.IsHidden ? 1 : 0;
                    if (name.SequenceEqual(closed.Name))
                    {
                        return;
                    }
                }
            }
        }

        public void Text(ReadOnlySpan<char> text)
        {
            linkHasContent |= !text.IsWhiteSpace();
            if (hiddenDepth > 0 && hidden.Length < 200)
            {
                hidden.Append(text);
            }
        }

        public void Finish()
        {
            var words = hidden.ToString().Trim();
            if (words.Length > 0)
            {
                var quoted = words.Length > 60 ? words[..60] + "…" : words;
                Found.Add(new(ContentRules.HiddenText, ContentPlace.Body, quoted, $"正文里有不显示的文字「{quoted}」。"));
            }

            foreach (var anchor in anchors.Where(a => !ids.Contains(a)).Distinct())
            {
                Found.Add(new(ContentRules.BadLink, ContentPlace.Body, "#" + anchor, $"页内链接「#{anchor}」没有对应的位置。"));
            }
        }

        private void CheckImage(ref StructHtmlToken token)
        {
            images++;
            var alt = token.GetAttribute("alt").ToString().Trim();
            var saysNothing = alt.Length == 0 || NoDescription.Contains(alt.ToLowerInvariant()) || ImageEndings.Any(e => alt.EndsWith(e, StringComparison.OrdinalIgnoreCase));
            if (saysNothing)
            {
                var what = alt.Length == 0 ? "没有替代文字" : $"的替代文字「{alt}」没有说明内容";
                Found.Add(new(ContentRules.MissingAlt, ContentPlace.Body with { Spot = $"第{images}张图片" }, token.GetAttribute("src").ToString(), $"第{images}张图片{what}。"));
            }
        }

        private void CheckLink(string href)
        {
            var fault = href switch
            {
                "" => "没有网址",
                "#" => "没有指向任何位置",
                _ when href.StartsWith('#') => null,
                _ when HtmlUrls.Link(href) is null => "不是有效的网址",
                _ => null,
            };
            if (fault is null && href.StartsWith('#'))
            {
                anchors.Add(href[1..]);
            }
            else if (fault is null && Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                fault = IsOurOwn(uri) ? "指向内部网络，公众打不开" : !uri.Host.Contains('.') && uri.HostNameType == UriHostNameType.Dns ? "的域名不完整" : null;
                if (fault is null)
                {
                    Addresses.Add(uri);
                }
            }

            if (fault is not null)
            {
                Found.Add(new(ContentRules.BadLink, ContentPlace.Body, href, $"链接「{href}」{fault}。"));
            }
        }

        private static bool IsOurOwn(Uri uri) =>
            uri.IsLoopback || uri.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
            || (System.Net.IPAddress.TryParse(uri.DnsSafeHost, out var address) && address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..] or [127, ..]);
    }
}
