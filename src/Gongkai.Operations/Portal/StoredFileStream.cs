using System.Data;
using System.Data.Common;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Portal;

/// <summary>The content of a stored file, read from the database piece by piece from wherever a reader begins; nobody holds it whole.</summary>
internal sealed class StoredFileStream(DatabaseEngine engine, string sha256, long length) : Stream
{
    private DbConnection? connection;
    private DbDataReader? reader;
    private Stream? content;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            SeekOrigin.End => length + offset,
        };
        if (to != position && content is not null)
        {
            throw new NotSupportedException("the place is chosen before anything is read");
        }

        return position = to;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await (content ??= await OpenAsync(cancellationToken)).ReadAsync(buffer, cancellationToken);
        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("read without waiting on a thread");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var part in (IAsyncDisposable?[])[content, reader, connection])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content?.Dispose();
            reader?.Dispose();
            connection?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Stream> OpenAsync(CancellationToken ct)
    {
        connection = await engine.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = engine.FileSql;
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("@sha256", sha256), ("@from", position)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        if (!await reader.ReadAsync(ct))
        {
            return Null; // deleted since it was found: the answer ends early, and says so by its length
        }

        var opened = reader.GetStream(0);
        engine.GoTo(opened, position);
        return opened;
    }
}
