using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Webhooks;

/// <summary>
/// Sends what stands in the outbox, at least once each. The receiver checks <c>X-Gongkai-Signature</c>: sha256= and the hexadecimal
/// HMAC-SHA256, under the shared secret, of <c>X-Gongkai-Timestamp</c>, a full stop and the body; and knows a repetition by <c>X-Gongkai-Delivery</c>.
/// </summary>
public sealed class DeliverWebhooks(GongkaiDbContext db, Dossier dossier, WebhookClient client, TimeProvider clock)
{
    private const int MostAtOnce = 50;
    private const int LongestError = 200;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, string timestamp, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    /// <summary>Sends what is due; gives how many were taken.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.NextAt <= now).OrderBy(d => d.NextAt).ThenBy(d => d.Id).Take(MostAtOnce).ToListAsync(ct);
        var taken = 0;
        foreach (var delivery in due)
        {
            var (status, error) = await SendAsync(delivery, ct);
            var ok = status is >= 200 and < 300;
            taken += ok ? 1 : 0;
            await db.ExclusivelyAsync(async () =>
            {
                var row = await db.Set<WebhookDelivery>().SingleAsync(d => d.Id == delivery.Id, ct);
                (row.Attempts, row.Status, row.Error) = (row.Attempts + 1, status, error);
                row.DeliveredAt = ok ? clock.GetUtcNow() : null;
                row.NextAt = ok || row.Attempts > Pauses.Length ? null : clock.GetUtcNow() + Pauses[row.Attempts - 1];
                return await db.SaveChangesAsync(ct);
            }, ct);
        }

        return taken;
    }

    private async Task<(int? Status, string? Error)> SendAsync(WebhookDelivery delivery, CancellationToken ct)
    {
        var subscriber = await db.Set<WebhookSubscriber>().AsNoTracking().SingleAsync(s => s.Id == delivery.SubscriberId, ct);
        if (!subscriber.IsActive)
        {
            return (null, "订阅已停用");
        }

        if (await dossier.OpenAsync(SaveSubscriber.CaseOf(subscriber.Id), subscriber.Secret, ct) is not { } secret)
        {
            return (null, "签名密钥已销毁，请重新生成");
        }

        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, subscriber.Url) { Content = new StringContent(delivery.Payload, Encoding.UTF8, "application/json") };
            request.Headers.Add("X-Gongkai-Topic", delivery.Topic);
            request.Headers.Add("X-Gongkai-Delivery", delivery.Id.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Gongkai-Timestamp", timestamp);
            request.Headers.Add("X-Gongkai-Signature", Sign(secret, timestamp, delivery.Payload));
            using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var status = (int)answer.StatusCode;
            return (status, status is >= 200 and < 300 ? null : $"对方答复 {status} {(HttpStatusCode)status}");
        }
        catch (HttpRequestException failed)
        {
            return (null, failed.Message[..Math.Min(failed.Message.Length, LongestError)]);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, "对方超时未答复");
        }
    }
}

/// <summary>The one client for webhooks.</summary>
public sealed class WebhookClient(WebhookSettings settings) : IDisposable
{
    /// <summary>The client.</summary>
    internal HttpClient Http { get; } = new(WebhookAddress.Handler(settings)) { Timeout = TimeSpan.FromSeconds(15) };

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();
}
