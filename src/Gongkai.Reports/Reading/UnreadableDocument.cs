namespace Gongkai.Reports.Reading;

/// <summary>Why a file could not be read: a stable code, and a message in Chinese that says what is wrong and what to do.</summary>
public sealed record UnreadableDocument(string Code, string Text);

/// <summary>Thrown inside the readers and turned into an <see cref="UnreadableDocument"/> at their edge: the bytes are the user's, so this is expected.</summary>
public sealed class UnreadableDocumentException(string code, string text) : Exception(text)
{
    /// <summary>What is wrong.</summary>
    public UnreadableDocument Problem { get; } = new(code, text);
}
