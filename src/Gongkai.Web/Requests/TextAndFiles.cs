namespace Gongkai.Web.Requests;

/// <summary>The part of a form with a text and files.</summary>
/// <param name="Form">The form; the ids begin with it.</param>
/// <param name="Label">What the text is.</param>
/// <param name="Hint">How to fill it in.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="FilesLabel">What the files are.</param>
public sealed record TextAndFiles(string Form, string Label, string Hint, string? Text, FieldErrors Errors, string FilesLabel = "附件（可以不传）");
