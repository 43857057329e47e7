using System.Text;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>The refused records as a CSV file beside the import: line, key, title, codes and reasons.</summary>
internal sealed class RefusedRows(string path) : IAsyncDisposable
{
    private StreamWriter? writer;

    /// <summary>Records so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one. The file is made with the first.</summary>
    public async Task AddAsync(RefusedRow row, CancellationToken ct)
    {
        if (writer is null)
        {
            writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await writer.WriteAsync("行,外部编号,标题,代码,原因\r\n".AsMemory(), ct);
        }

        Count++;
        string[] fields = [row.Line.ToString(), row.Key ?? "", row.Title ?? "", string.Join(' ', row.Problems.Select(p => p.Code)), string.Join('；', row.Problems.Select(p => p.Text))];
        await writer.WriteAsync((string.Join(',', fields.Select(Field)) + "\r\n").AsMemory(), ct);
    }

    /// <summary>Puts what was added on the disk.</summary>
    public Task FlushAsync(CancellationToken ct) => writer?.FlushAsync(ct) ?? Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => writer?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A spreadsheet would run what begins like a formula.
    private static string Field(string text) => $"\"{(text is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
