using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Operations.Tests.Requests.Applicants;

/// <summary>A mail server that takes what comes, or answers every message with a refusal.</summary>
internal sealed partial class Mailbox : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task listening;

    public Mailbox()
    {
        listener.Start();
        listening = ListenAsync();
    }

    public sealed record Message(string From, string To, string Text);

    /// <summary>What it answers to every message; null to take it.</summary>
    public string? Answer { get; set; }

    /// <summary>True to take a message and hang up before saying so.</summary>
    public bool HangsUp { get; set; }

    /// <summary>The messages that it took.</summary>
    public ConcurrentQueue<Message> Received { get; } = new();

    /// <summary>The identifiers of all messages that were brought.</summary>
    public ConcurrentQueue<string> Tried { get; } = new();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await listening;
        closing.Dispose();
    }

    private async Task ListenAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(closing.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            var (from, to) = ("", "");
            try
            {
                await writer.WriteLineAsync("220 mailbox of the tests");
                while (await reader.ReadLineAsync(closing.Token) is { } line)
                {
                    switch (line.Split(' ', ':')[0].ToUpperInvariant())
                    {
                        case "MAIL":
                            from = Address().Match(line).Groups[1].Value;
                            await writer.WriteLineAsync("250 ok");
                            break;
                        case "RCPT":
                            to = Address().Match(line).Groups[1].Value;
                            await writer.WriteLineAsync("250 ok");
                            break;
                        case "DATA":
                            await writer.WriteLineAsync("354 go on");
                            var answer = Take(from, to, await ReadAsync(reader));
                            if (HangsUp)
                            {
                                return;
                            }

                            await writer.WriteLineAsync(answer);
                            break;
                        case "QUIT":
                            await writer.WriteLineAsync("221 bye");
                            return;
                        default:
                            await writer.WriteLineAsync("250 ok");
                            break;
                    }
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The other side, or the test, is done.
            }
        }
    }

    private async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line and not ".")
        {
            text.Append(line).Append("\r\n");
        }

        return text.ToString();
    }

    private string Take(string from, string to, string data)
    {
        Tried.Enqueue(Identifier().Match(data).Groups[1].Value);
        if (Answer is { } refusal)
        {
            return refusal;
        }

        var (head, body) = (data[..data.IndexOf("\r\n\r\n", StringComparison.Ordinal)], data[(data.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Received.Enqueue(new(from, to, head + Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c)))))));
        return "250 taken";
    }

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Address();

    [GeneratedRegex("^Message-ID: (.+)$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Identifier();
}
