using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Gongkai.Web.Site;

/// <summary>
/// What the running program measures (<see cref="System.Diagnostics.Metrics"/>), as text for Prometheus at <c>/metrics</c>:
/// requests by route and status, connections, refusals of the rate limits, sign-ins, memory. No names, no addresses.
/// </summary>
internal sealed class Metrics : IHostedService, IDisposable
{
    /// <summary>Our own meter.</summary>
    public const string Own = "Gongkai";

    private static readonly string[] Meters = [Own, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"];

    // What a series is told apart by; anything else would make too many of them.
    private static readonly string[] Tags =
        ["http.request.method", "http.response.status_code", "http.route", "aspnetcore.rate_limiting.policy", "aspnetcore.rate_limiting.result", "result", "gc.heap.generation"];

    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<(string Name, string Labels), Series> series = new();
    private readonly MeterListener listener = new();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    /// <summary>All series as text.</summary>
    public string Text()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var group in series.OrderBy(s => s.Key.Name, StringComparer.Ordinal).ThenBy(s => s.Key.Labels, StringComparer.Ordinal).GroupBy(s => s.Key.Name))
        {
            var kind = group.First().Value.Kind;
            text.Append("# TYPE ").Append(group.Key).Append(' ').Append(kind.ToString().ToLowerInvariant()).Append('\n');
            foreach (var ((name, labels), one) in group)
            {
                one.Write(text, name, labels);
            }
        }

        return text.ToString();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition() is var type && type == typeof(Histogram<>) ? Kind.Histogram
            : type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? Kind.Counter : Kind.Gauge;
        var isTotal = type == typeof(ObservableCounter<>) || type == typeof(ObservableUpDownCounter<>) || type == typeof(ObservableGauge<>) || type == typeof(Gauge<>);
        var labels = new StringBuilder();
        foreach (var tag in tags)
        {
            if (Tags.Contains(tag.Key))
            {
                labels.Append(labels.Length > 0 ? "," : "").Append(tag.Key.Replace('.', '_')).Append("=\"")
                    .Append(Convert.ToString(tag.Value, CultureInfo.InvariantCulture)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
            }
        }

        series.GetOrAdd((instrument.Name.Replace('.', '_') + (kind == Kind.Counter ? "_total" : ""), labels.ToString()), _ => new Series(kind)).Add(value, isTotal);
    }

    private enum Kind
    {
        Counter,
        Gauge,
        Histogram,
    }

    private sealed class Series(Kind kind)
    {
        private readonly long[] buckets = new long[Bounds.Length + 1];
        private readonly Lock guard = new();
        private double sum;

        public Kind Kind => kind;

        public void Add(double value, bool isTotal)
        {
            lock (guard)
            {
                sum = isTotal ? value : sum + value;
                var at = Array.FindIndex(Bounds, bound => value <= bound);
                buckets[at < 0 ? Bounds.Length : at]++;
            }
        }

        public void Write(StringBuilder text, string name, string labels)
        {
            lock (guard)
            {
                if (kind != Kind.Histogram)
                {
                    Line(name, labels, sum);
                    return;
                }

                var count = 0L;
                for (var i = 0; i < buckets.Length; i++)
                {
                    count += buckets[i];
                    var bound = i < Bounds.Length ? Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                    Line(name + "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", count);
                }

                Line(name + "_sum", labels, sum);
                Line(name + "_count", labels, count);
            }

            void Line(string series, string of, double value) =>
                text.Append(series).Append(of.Length > 0 ? $"{{{of}}}" : "").Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}

/// <summary>The route of the metrics.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps it: for programs on this machine that have not come through a proxy, and for the operator's token. Nobody else learns that it is there.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", (HttpContext context, Metrics metrics, OperatorToken token) =>
    {
        var isLocal = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
        context.Response.Headers.CacheControl = "no-store";
        return isLocal || token.IsBroughtBy(context.Request) ? Results.Text(metrics.Text(), "text/plain; version=0.0.4") : Results.NotFound();
    }).AllowAnonymous().ExcludeFromDescription();
}
