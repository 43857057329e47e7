namespace Gongkai.Cli.AnnualReports;

/// <summary>Thrown where a file cannot be written for a reason that its user can mend; told as it stands.</summary>
internal sealed class CannotWriteException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Writes files whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file, its folder too.</summary>
    /// <param name="path">Where.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="notOver">A file that must not be overwritten: the one that was read.</param>
    /// <exception cref="CannotWriteException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write, string? notOver = null)
    {
        if (notOver is not null && Path.GetFullPath(path) == Path.GetFullPath(notOver))
        {
            throw new CannotWriteException($"输出文件 {path} 就是输入文件，未写。请换一个文件名。");
        }

        using var content = new MemoryStream();
        write(content);
        var unfinished = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using (var file = File.Create(unfinished))
            {
                content.WriteTo(file);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }

            throw new CannotWriteException($"不能写入 {path}：{e.Message}", e);
        }
    }
}
