using System.Net;
using System.Text;
using System.Text.Json;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Webhooks;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Publishing;

public sealed class WebhookTests
{
    [Theory, EveryDatabase]
    public async Task A_subscriber_is_told_what_was_published_signed_with_the_shared_secret(Database database)
    {
        await using var receiver = new Receiver();
        await using var office = await Office.OpenAsync(database);
        var secret = (await SubscribeAsync(office, receiver)).Secret!;
        var id = await office.PublishedAsync();

        (await DeliverAsync(office, receiver)).ShouldBe(1);

        var (headers, body) = receiver.Received.ShouldHaveSingleItem();
        headers["X-Gongkai-Signature"].ShouldBe(DeliverWebhooks.Sign(secret, headers["X-Gongkai-Timestamp"]!, body));
        headers["X-Gongkai-Topic"].ShouldBe("document.published");
        JsonDocument.Parse(body).RootElement.GetProperty("document").GetProperty("id").GetInt64().ShouldBe(id);
        (await DeliverAsync(office, receiver)).ShouldBe(0, "delivered is delivered");
    }

    [Theory, EveryDatabase]
    public async Task What_was_not_taken_is_tried_again_later_and_given_up_at_last(Database database)
    {
        await using var receiver = new Receiver { Status = 503 };
        await using var office = await Office.OpenAsync(database);
        await SubscribeAsync(office, receiver);
        await office.PublishedAsync();

        (await DeliverAsync(office, receiver)).ShouldBe(0);
        (await DeliverAsync(office, receiver)).ShouldBe(0);
        receiver.Received.Count.ShouldBe(1, "not before its pause is over");
        office.Store.Clock.Now = office.Store.Clock.Now.AddMinutes(2);
        receiver.Status = 200;
        (await DeliverAsync(office, receiver)).ShouldBe(1);

        receiver.Status = 500;
        await office.PublishedAsync("第二份", metadata: Office.Metadata("青教发〔2026〕6号"));
        for (var n = 0; n < 10; n++)
        {
            await DeliverAsync(office, receiver);
            office.Store.Clock.Now = office.Store.Clock.Now.AddDays(2);
        }

        var last = await office.Store.With((GongkaiDbContext db) => db.Set<WebhookDelivery>().AsNoTracking().OrderByDescending(d => d.Id).FirstAsync());
        (last.Attempts, last.NextAt, last.DeliveredAt, last.Error).ShouldBe((7, null, null, "对方答复 500 InternalServerError"));
    }

    [Theory, EveryDatabase]
    public async Task What_is_published_below_is_told_to_subscribers_above(Database database)
    {
        await using var receiver = new Receiver();
        await using var office = await Office.OpenAsync(database);
        var above = Office.Person(8, "县管理员", office.County, Domain.Accounts.StaffRole.Administrator);
        await using var store = office.Store.Trusting(receiver.Host);
        (await store.With((SaveSubscriber o) => o.ExecuteAsync(new(null, office.County.Id, "县融媒体", receiver.Address, null, true, false, 0), above, default))).ShouldSucceed();
        await office.PublishedAsync();

        (await DeliverAsync(office, receiver)).ShouldBe(1);
    }

    [Theory]
    [InlineData("http://oa.example.gov.cn/hook", "webhook.https")]
    [InlineData("ftp://oa.example.gov.cn/hook", "webhook.url")]
    [InlineData("https://a:b@oa.example.gov.cn/hook", "webhook.userinfo")]
    [InlineData("https://127.0.0.1/hook", "webhook.private")]
    [InlineData("https://[::1]/hook", "webhook.private")]
    [InlineData("https://[::ffff:10.0.0.1]/hook", "webhook.private")]
    [InlineData("https://169.254.169.254/latest", "webhook.private")]
    [InlineData("https://2130706433/", "webhook.private")]
    [InlineData("https://oa.example.gov.cn/hook", null)]
    [InlineData("http://10.1.2.3:8080/hook", null)]
    public void Webhooks_go_to_public_https_addresses_and_to_trusted_hosts_only(string url, string? code) =>
        WebhookAddress.WhyNot(url, new WebhookSettings { TrustedHosts = ["10.1.2.3:8080"] })?.Code.ShouldBe(code);

    [Theory]
    [InlineData("8.8.8.8", true), InlineData("10.0.0.1", false), InlineData("172.16.0.1", false), InlineData("172.32.0.1", true), InlineData("192.168.1.1", false), InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false), InlineData("224.0.0.1", false), InlineData("fe80::1", false), InlineData("fc00::1", false), InlineData("2400:3200::1", true), InlineData("2002:a00:1::", false), InlineData("64:ff9b::a00:1", false)]
    public void An_address_is_public_or_it_is_not(string address, bool isPublic) => WebhookAddress.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_not_connected_to()
    {
        await using var receiver = new Receiver();
        using var client = new HttpClient(WebhookAddress.Handler(new WebhookSettings()));
        (await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync(new Uri($"http://localhost:{receiver.Port}/"), null))).Message.ShouldContain("no public address");
        receiver.Received.ShouldBeEmpty();
    }

    private static async Task<SaveSubscriber.Saved> SubscribeAsync(Office office, Receiver receiver)
    {
        await using var store = office.Store.Trusting(receiver.Host);
        return (await store.With((SaveSubscriber o) => o.ExecuteAsync(new(null, office.Place.Id, "办公系统", receiver.Address, null, true, false, 0), office.Administrator, default))).ShouldSucceed();
    }

    private static async Task<int> DeliverAsync(Office office, Receiver receiver)
    {
        await using var store = office.Store.Trusting(receiver.Host);
        store.Clock.Now = office.Store.Clock.Now;
        return await store.With((DeliverWebhooks d) => d.ExecuteAsync(default));
    }

    /// <summary>A system that listens on a port of its own.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task loop;

        public Receiver()
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Port = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            listener.Prefixes.Add($"http://localhost:{Port}/");
            listener.Start();
            loop = ListenAsync();
        }

        public int Port { get; }

        public string Host => $"localhost:{Port}";

        public string Address => $"http://{Host}/hook";

        public int Status { get; set; } = 200;

        public List<(System.Collections.Specialized.NameValueCollection Headers, string Body)> Received { get; } = [];

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await loop;
            listener.Close();
        }

        private async Task ListenAsync()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
                {
                    return; // stopped
                }

                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                Received.Add((context.Request.Headers, await reader.ReadToEndAsync()));
                context.Response.StatusCode = Status;
                context.Response.Close();
            }
        }
    }
}
