using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Gongkai.Cli.Terminal;

/// <summary>Thrown when whoever read our output has gone away (<c>| head</c>): there is nobody left to write for.</summary>
internal sealed class OutputClosedException(IOException inner) : Exception("The reader of standard output is gone.", inner);

/// <summary>Standard output and error, in UTF-8 without a byte order mark whatever the locale says.</summary>
internal sealed class StandardStreams : IDisposable
{
    private const int BufferSize = 1 << 16;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Stream output = OpenOutput();
    private ProgressLine? progress;

    /// <summary>Opens both.</summary>
    public StandardStreams()
    {
        Error = new StreamWriter(Console.OpenStandardError(), Utf8, 1024) { AutoFlush = true };
    }

    /// <summary>Standard error, unbuffered.</summary>
    public TextWriter Error { get; }

    /// <summary>True when a person watches standard output.</summary>
    public bool OutputIsTerminal { get; } = !Console.IsOutputRedirected;

    /// <summary>True when a person watches standard error.</summary>
    public bool ErrorIsTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>True when output may carry colours: a terminal, and <c>NO_COLOR</c> is not set.</summary>
    public bool Colours => OutputIsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Shows how far a batch is, while it lasts and where a terminal is there to show it.</summary>
    public ProgressLine? ShowProgress(int total) => progress = ErrorIsTerminal && total > 1 ? new ProgressLine(Error, total) : null;

    /// <summary>Text in the encoding of our output.</summary>
    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    /// <summary>Writes text to standard output at once.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void Write(string text) => Write(Encode(text));

    /// <summary>Writes bytes to standard output at once.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (OutputIsTerminal)
        {
            progress?.Hide();
        }

        try
        {
            output.Write(bytes);
            output.Flush();
        }
        catch (IOException e)
        {
            throw new OutputClosedException(e);
        }
    }

    /// <summary>Writes a line to standard error, above the progress line.</summary>
    public void Complain(string text)
    {
        progress?.Hide();
        Error.WriteLine(text);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        progress?.Hide();
        output.Dispose();
        Error.Dispose();
    }

    /// <summary>
    /// The console's own stream ignores that a pipe's reader has left, and a long batch would go on for nobody; a plain
    /// file stream says so. For a file the console's stream is right: the other one keeps its own position.
    /// </summary>
    private static Stream OpenOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!direct.CanSeek)
            {
                return direct;
            }
        }

        return new BufferedStream(Console.OpenStandardOutput(), BufferSize);
    }
}
