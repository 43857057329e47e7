using System.Diagnostics;
using AngleSharp.Html.Parser;

namespace Gongkai.Bench.Requests;

/// <summary>The pages of a running program as staff open them, beside a page that asks nothing of the database.</summary>
internal static class RegisterPages
{
    private const int Times = 200;

    // The runtime compiles what is called often a second time; a program in use is past that.
    private const int TimesBefore = 150;

    /// <summary>Prints what each costs, from the request to the last byte on the same machine.</summary>
    /// <param name="address">Where the program listens; its database is the filled one.</param>
    /// <param name="process">Its process.</param>
    public static async Task RunAsync(string address, int process)
    {
        using var program = Process.GetProcessById(process);
        var timing = new Timing(() =>
        {
            program.Refresh();
            return program.TotalProcessorTime;
        });
        Console.WriteLine($"\npages\n\n{Timing.Heading}");
        using (var anybody = new HttpClient { BaseAddress = new Uri(address) })
        {
            await timing.MeasureAsync("sign-in form, nobody signed in", Times, _ => anybody.GetStringAsync("/account/sign-in"));
        }

        foreach (var who in (string[])["office", "clerk", "leader"])
        {
            using var officer = await SignInAsync(address, who);
            (string Name, string Path)[] pages =
            [
                ("desk", "/workbench"), ("register", "/workbench/requests"), ("register, all", "/workbench/requests?view=all"), ("overdue", "/workbench/requests?urgency=Overdue"), ("a year", "/workbench/requests?year=2020"),
                ("a channel", "/workbench/requests?view=all&channel=Email"), ("a rare channel", "/workbench/requests?view=all&channel=Fax"), ("a status that is rare", "/workbench/requests?status=Void"),
                ("words that many have", "/workbench/requests?text=" + Uri.EscapeDataString("补偿方案")), ("words that few have", "/workbench/requests?text=" + Uri.EscapeDataString("第4999号")), ("words that none has", "/workbench/requests?text=" + Uri.EscapeDataString("鲸鱼")),
            ];
            foreach (var (_, path) in pages)
            {
                for (var i = 0; i < TimesBefore; i++)
                {
                    await officer.GetStringAsync(path);
                }
            }

            foreach (var (name, path) in pages)
            {
                var next = Links(await officer.GetStringAsync(path), "/workbench/requests?").FirstOrDefault(l => l.Contains("after=", StringComparison.Ordinal));
                await timing.MeasureAsync($"{who}: {name}", Times, _ => officer.GetStringAsync(path));
                if (next is not null)
                {
                    await timing.MeasureAsync($"{who}: {name}, next page", Times, _ => officer.GetStringAsync(next));
                }
            }

            if (who != "clerk")
            {
                var own = await OwnCasesAsync(officer);
                await timing.MeasureAsync($"{who}: case", Times, n => officer.GetStringAsync(own[n % own.Count]));
            }
        }
    }

    // The latest are those that the operations have registered; of the others nothing can be opened.
    private static async Task<IReadOnlyList<string>> OwnCasesAsync(HttpClient officer) =>
        [.. Links(await officer.GetStringAsync("/workbench/requests?view=all"), "/workbench/requests/").Where(l => l.Split('/')[^1].All(char.IsAsciiDigit)).Distinct().Take(15)];

    private static IEnumerable<string> Links(string html, string beginning) =>
        new HtmlParser().ParseDocument(html).QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "").Where(h => h.StartsWith(beginning, StringComparison.Ordinal));

    private static async Task<HttpClient> SignInAsync(string address, string name)
    {
        var client = new HttpClient { BaseAddress = new Uri(address) };
        var form = new HtmlParser().ParseDocument(await client.GetStringAsync("/account/sign-in"));
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("UserName", name), new("Password", FilledRegister.Password), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync("/account/sign-in", content);
        answer.EnsureSuccessStatusCode();
        return client;
    }
}
