using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.DeadLinks;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Publishing;

public sealed class DeadLinkTests
{
    [Theory, EveryDatabase]
    public async Task A_link_that_fails_on_two_days_is_told_on_the_desk_and_one_that_comes_back_is_not(Database database)
    {
        await using var site = new OtherSite();
        await using var office = await Office.OpenAsync(database);
        var id = await office.PublishedAsync(html: $"<p><a href=\"{OtherSite.At("/here")}\">在</a><a href=\"{OtherSite.At("/gone")}\">不在</a><a href=\"{OtherSite.At("/gone")}\">再说一次</a><a href=\"{OtherSite.At("/busy")}\">忙</a></p>");
        using var client = new LinkClient(new LinkSettings { PerMinute = 60_000 }, site.Way());

        (await LookAsync(office, client)).ShouldBe(0);
        site.Asked.OrderBy(a => a).ShouldBe(["/busy", "/gone", "/here"]);
        (await office.Store.With((DeadLinkQueries q) => q.OfAsync(id, default))).ShouldBeEmpty("it may be back tomorrow");
        await LookAsync(office, client);
        site.Asked.Count.ShouldBe(3, "not before its time");

        office.Store.Clock.Now = office.Store.Clock.Now.AddDays(1);
        await LookAsync(office, client);
        var dead = (await office.Store.With((DeadLinkQueries q) => q.OfAsync(id, default))).ShouldHaveSingleItem();
        (dead.Address, dead.Since, dead.Times).ShouldBe((OtherSite.At("/gone"), new DateOnly(2026, 8, 10), 2));
        (await office.Store.With((Gongkai.Operations.Publishing.DeskQueries q) => q.ShowAsync(office.Clerk, default))).DeadLinks.Select(i => (i.Document.Id, i.What)).ShouldBe([(id, "1个链接打不开")]);
        (await office.Store.With((Gongkai.Operations.Publishing.DeskQueries q) => q.ShowAsync(Office.Person(9, "郑九", office.County, Domain.Accounts.StaffRole.SectionOfficer), default))).DeadLinks.ShouldBeEmpty();

        site.Status = 200;
        office.Store.Clock.Now = office.Store.Clock.Now.AddDays(1);
        await LookAsync(office, client);
        (await office.Store.With((DeadLinkQueries q) => q.OfAsync(id, default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_in_the_own_network_is_asked_and_no_unusual_port()
    {
        await using var site = new OtherSite();
        using var client = new LinkClient(new LinkSettings { PerMinute = 60_000 });
        foreach (var address in (string[])[$"http://localhost:{site.Port}/gone", $"http://127.0.0.1:{site.Port}/gone", "http://localhost/gone", "http://127.0.0.1/gone", "http://[::1]/gone", "https://169.254.169.254/latest/meta-data/", "http://10.0.0.1/"])
        {
            (await client.OpensAsync(new Uri(address), default)).ShouldBeNull(address);
        }

        site.Asked.ShouldBeEmpty();
    }

    private static Task<long> LookAsync(Office office, LinkClient client) =>
        office.Store.With((GongkaiDbContext db) => new CheckLinks(db, client, office.Store.Clock).ExecuteAsync(0, default));

    /// <summary>Another site: what is at /here is there, /busy cannot answer, and of the rest <see cref="Status"/> is said.</summary>
    private sealed class OtherSite : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task loop;

        public OtherSite()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Port = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            listener.Prefixes.Add($"http://*:{Port}/");
            listener.Start();
            loop = ListenAsync();
        }

        public int Port { get; }

        public int Status { get; set; } = 404;

        public ConcurrentQueue<string> Asked { get; } = [];

        public static string At(string path) => "http://other.example" + path;

        /// <summary>Leads here, whatever host is named.</summary>
        public SocketsHttpHandler Way() => new()
        {
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };

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

                var path = context.Request.Url!.AbsolutePath;
                Asked.Enqueue(path);
                context.Response.StatusCode = path switch { "/here" => 200, "/busy" => 503, _ => Status };
                context.Response.Close();
            }
        }
    }
}
