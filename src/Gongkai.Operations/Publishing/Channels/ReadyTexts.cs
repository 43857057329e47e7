using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Publishing.Channels;

/// <summary>A document in the form that a channel needs, ready to be copied.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Text">The text.</param>
public sealed record ReadyText(string Name, string Text)
{
    private const int LongestShort = 70;
    private const int LongestMessage = 300;

    /// <summary>All forms of a revision that is public.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="agency">The agency's name.</param>
    /// <param name="address">The address of its public page.</param>
    public static IReadOnlyList<ReadyText> Of(DocumentRevision revision, string agency, string address)
    {
        var metadata = revision.Metadata;
        var paragraphs = HtmlText.Of(revision.Html).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var number = metadata.DocumentNumber is { } official ? $"（{official}）" : "";
        var opening = metadata.Summary ?? string.Concat(paragraphs);
        string?[] board =
        [
            revision.Title, metadata.DocumentNumber, "", .. paragraphs.Select(p => "　　" + p), "",
            metadata.IssuedBy ?? agency, metadata.IssuedOn?.ToString("yyyy年M月d日"), $"网上查阅：{address}",
        ];
        return
        [
            new("微信公众号、客户端（全文）", string.Join("\n\n", [revision.Title + number, .. paragraphs, $"来源：{metadata.Source ?? agency}", $"阅读原文：{address}"])),
            new("短消息、群通知", $"【{agency}】{revision.Title}{number}：{Cut(opening, LongestMessage)}　详见 {address}"),
            new("电子屏（一屏）", Cut($"{revision.Title}{number}　{address}", LongestShort + address.Length)),
            new("公示栏、公报（可打印）", string.Join('\n', board.Where(line => line is not null))),
        ];
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
