using Gongkai.Domain.Publishing;

namespace Gongkai.Operations.Publishing.Content.Import;

/// <summary>A Word file as a draft: offered to the form, where a person looks at all of it.</summary>
public sealed record ImportedDraft
{
    /// <summary>The title read off the top; null when none could be told.</summary>
    public string? Title { get; init; }

    /// <summary>The body, sanitised, without the title. Its pictures have the addresses of <see cref="Pictures"/>.</summary>
    public required string Html { get; init; }

    /// <summary>发文字号 in its official form.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>成文日期 from the closing lines.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>发文机关 as signed above the date.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>公开属性 as the note under the date says.</summary>
    public Publicity? Publicity { get; init; }

    /// <summary>The pictures in the order of the text.</summary>
    public IReadOnlyList<ImportedPicture> Pictures { get; init; } = [];

    /// <summary>What did not come along, in Chinese.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The body with the pictures at the addresses they were stored under; those that were not go.</summary>
    public string WithPictures(Func<ImportedPicture, string?> addressOf)
    {
        var html = Html;
        foreach (var picture in Pictures)
        {
            html = html.Replace($"src=\"{picture.Placeholder}\"", $"src=\"{addressOf(picture) ?? ""}\"", StringComparison.Ordinal);
        }

        return HtmlSanitiser.Sanitise(html);
    }
}

/// <summary>A picture of an imported file.</summary>
/// <param name="Placeholder">The address that stands for it in the body.</param>
/// <param name="Name">A name with the extension of its content.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Alt">替代文字 as Word has it; null when it has none, and then somebody must write it.</param>
public sealed record ImportedPicture(string Placeholder, string Name, byte[] Content, string? Alt);
