using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Mail;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Applicants;

public sealed class NoticeTests
{
    private const string Link = "https://www.example.cn/gov/jyj/requests";

    [Theory, EveryDatabase]
    public async Task Who_asked_for_it_is_told_the_number_and_where_to_look_and_nothing_else(Database database)
    {
        await using var mailbox = new Mailbox();
        await using var counter = await OpenAsync(database, mailbox);
        var id = (await counter.SubmitAsync(counter.Submission("k", Counter.Asked(email: "zhang@example.cn"), notices: Link))).Value.Id;
        await counter.ConfirmAsync(id);

        (await SendAsync(counter)).ShouldBe(2);

        mailbox.Received.Count.ShouldBe(2);
        mailbox.Received.ShouldAllBe(m => m.To == "zhang@example.cn" && m.From == "xxgk@example.cn");
        foreach (var text in mailbox.Received.Select(m => m.Text))
        {
            text.ShouldContain(Link);
            text.ShouldContain("2026-00001");
            text.ShouldNotContain("张某一");
            text.ShouldNotContain("农村公路");
        }

        (await SendAsync(counter)).ShouldBe(0, "what was sent is sent");
        (await counter.Store.With((GongkaiDbContext db) => db.Set<OutgoingMail>().Select(m => m.SealedTo.Length).ToListAsync())).ShouldAllBe(length => length == 0);
    }

    [Theory, EveryDatabase]
    public async Task Who_did_not_ask_gets_none_and_who_has_ended_it_gets_no_more(Database database)
    {
        await using var mailbox = new Mailbox();
        await using var counter = await OpenAsync(database, mailbox);
        var silent = (await counter.SubmittedAsync("k1", Counter.Asked(email: "wang@example.cn"))).Id;
        await counter.ConfirmAsync(silent);
        var told = (await counter.SubmitAsync(counter.Submission("k2", Counter.Asked(email: "zhang@example.cn"), notices: Link))).Value.Id;
        (await counter.Store.With((ApplicantNotices o) => o.SetAsync(told, null, Link, default))).Failed.ShouldBeFalse();
        await counter.ConfirmAsync(told);

        (await SendAsync(counter)).ShouldBe(1, "the receipt of the second only");
    }

    [Theory, EveryDatabase]
    public async Task What_a_server_puts_off_is_tried_again_with_the_same_identifier(Database database)
    {
        await using var mailbox = new Mailbox { Answer = "451 4.3.0 try later zhang@example.cn" };
        await using var counter = await OpenAsync(database, mailbox);
        await counter.SubmitAsync(counter.Submission("k", Counter.Asked(email: "zhang@example.cn"), notices: Link));

        (await SendAsync(counter)).ShouldBe(0);
        (await SendAsync(counter)).ShouldBe(0);
        mailbox.Tried.Count.ShouldBe(1, "not before its pause is over");
        (await counter.Store.With((GongkaiDbContext db) => db.Set<OutgoingMail>().SingleAsync())).Error.ShouldNotBeNull().ShouldNotContain("zhang");
        mailbox.Answer = null;
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddMinutes(2);
        (await SendAsync(counter)).ShouldBe(1);
        mailbox.Tried.Distinct().Count().ShouldBe(1);
        mailbox.Received.Count.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Of_which_nobody_knows_whether_it_arrived_is_not_sent_again_before_somebody_decides(Database database)
    {
        await using var mailbox = new Mailbox { HangsUp = true };
        await using var counter = await OpenAsync(database, mailbox);
        await counter.SubmitAsync(counter.Submission("k", Counter.Asked(email: "zhang@example.cn"), notices: Link));

        (await SendAsync(counter)).ShouldBe(0);
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddDays(3);
        (await SendAsync(counter)).ShouldBe(0);

        mailbox.Received.Count.ShouldBe(1);
        var mail = await MailAsync(counter);
        (mail.IsUncertain, mail.Error).ShouldBe((true, "与邮件服务器的连接中断"));
        mailbox.HangsUp = false;
        (await RepeatAsync(counter, mail.Id, counter.Clerk)).Problems.ShouldHaveSingleItem().Code.ShouldBe("mail.forbidden");
        (await RepeatAsync(counter, mail.Id, counter.Administrator)).Failed.ShouldBeFalse();
        (await RepeatAsync(counter, mail.Id, counter.Administrator)).Problems.ShouldHaveSingleItem().Code.ShouldBe("mail.not-uncertain");
        (await SendAsync(counter)).ShouldBe(1);
        mailbox.Tried.Distinct().Count().ShouldBe(1, "a mailbox knows the repetition by its identifier");
    }

    [Theory, EveryDatabase]
    public async Task What_a_node_took_that_was_killed_is_uncertain(Database database)
    {
        await using var mailbox = new Mailbox();
        await using var counter = await OpenAsync(database, mailbox);
        await counter.SubmitAsync(counter.Submission("k", Counter.Asked(email: "zhang@example.cn"), notices: Link));

        // What the database holds between taking a message and noting what became of it.
        await counter.Store.With((GongkaiDbContext db) => db.Set<OutgoingMail>().ExecuteUpdateAsync(s => s.SetProperty(m => m.Attempts, 1).SetProperty(m => m.NextAt, counter.Store.Clock.Now.AddMinutes(15))));
        (await SendAsync(counter)).ShouldBe(0, "the node may still be at it");
        (await MailAsync(counter)).IsUncertain.ShouldBeFalse();
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddMinutes(16);
        (await SendAsync(counter)).ShouldBe(0);

        (await MailAsync(counter)).IsUncertain.ShouldBeTrue();
        mailbox.Tried.ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task What_a_server_refuses_for_good_is_given_up_at_once(Database database)
    {
        await using var mailbox = new Mailbox { Answer = "554 5.7.1 refused" };
        await using var counter = await OpenAsync(database, mailbox);
        await counter.SubmitAsync(counter.Submission("k", Counter.Asked(email: "zhang@example.cn"), notices: Link));

        await SendAsync(counter);
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddDays(3);
        await SendAsync(counter);

        mailbox.Tried.Count.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Two_nodes_that_send_at_once_send_each_message_once(Database database)
    {
        await using var mailbox = new Mailbox();
        await using var counter = await OpenAsync(database, mailbox);
        for (var i = 0; i < 12; i++)
        {
            await counter.SubmitAsync(counter.Submission($"k{i}", Counter.Asked(email: $"p{i}@example.cn"), notices: Link));
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(counter))));

        sent.Sum().ShouldBe(12);
        mailbox.Received.Select(m => m.To).Distinct().Count().ShouldBe(12);
        mailbox.Received.Count.ShouldBe(12);
    }

    [Theory, EveryDatabase]
    public async Task Mail_of_an_act_that_was_not_done_is_never_written(Database database)
    {
        await using var mailbox = new Mailbox();
        await using var counter = await OpenAsync(database, mailbox);
        var id = (await counter.SubmitAsync(counter.Submission("k", Counter.Asked(email: "zhang@example.cn"), notices: Link))).Value.Id;
        await SendAsync(counter);

        await counter.Store.With((Gongkai.Operations.Requests.RequestActing o) => o.DoAsync(
            id, null, RequestAct.ConfirmReceipt, counter.Clerk, _ => Task.FromResult<Domain.Outcome<Gongkai.Operations.Requests.RequestActing.Entry>>(RequestProblems.InTheFuture), default));

        (await SendAsync(counter)).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_server_is_tried_with_a_test_message_and_says_what_is_wrong(Database database)
    {
        await using var mailbox = new Mailbox();
        await using var counter = await OpenAsync(database, mailbox);
        (await TryAsync(counter, counter.Administrator)).Failed.ShouldBeFalse();
        mailbox.Received.ShouldHaveSingleItem().To.ShouldBe("admin@example.cn");

        mailbox.Answer = "550 no";
        (await TryAsync(counter, counter.Administrator)).Problems.ShouldHaveSingleItem().Text.ShouldContain("550");
        (await TryAsync(counter, counter.Clerk)).Problems.ShouldHaveSingleItem().Code.ShouldBe("mail.forbidden");
    }

    [Theory, EveryDatabase]
    public async Task A_password_is_not_sent_in_the_clear_and_not_kept_in_the_clear(Database database)
    {
        await using var mailbox = new Mailbox();
        await using var counter = await OpenAsync(database, mailbox);
        var command = new SaveMailServer.Command(counter.Agency, "smtp.example.cn", 587, false, "xxgk", "a secret of the tests", "xxgk@example.cn", true, 1);

        (await SaveAsync(counter, command)).Problems.ShouldHaveSingleItem().Code.ShouldBe("mail.not-encrypted");
        (await SaveAsync(counter, command with { Port = 465, UserName = null })).Problems.ShouldHaveSingleItem().Code.ShouldBe("mail.always-encrypted");
        (await SaveAsync(counter, command with { IsEncrypted = true })).Value.ShouldBe(2);
        (await SaveAsync(counter, command with { IsEncrypted = true })).Problems.ShouldHaveSingleItem().Code.ShouldBe("mail.changed");

        var server = await counter.Store.With((GongkaiDbContext db) => db.Set<MailServer>().SingleAsync());
        System.Text.Encoding.UTF8.GetString(server.SealedPassword!).ShouldNotContain("secret");
        (await counter.Store.With((GongkaiDbContext db) => db.DossierEntries.Where(e => e.Act == "mail.server-saved").Select(e => e.Detail!).ToListAsync())).ShouldAllBe(d => !d.Contains("secret"));
    }

    private static async Task<Counter> OpenAsync(Database database, Mailbox mailbox)
    {
        var counter = await Counter.OpenAsync(database);
        (await SaveAsync(counter, new(counter.Agency, "127.0.0.1", mailbox.Port, false, null, null, "xxgk@example.cn", true, 0))).Value.ShouldBe(1);
        return counter;
    }

    private static Task<Domain.Outcome<int>> SaveAsync(Counter counter, SaveMailServer.Command command) => counter.Store.With((SaveMailServer o) => o.ExecuteAsync(command, counter.Administrator, default));

    private static Task<Domain.Outcome<bool>> TryAsync(Counter counter, Officer by) => counter.Store.With((SaveMailServer o) => o.TryAsync(counter.Agency, "admin@example.cn", by, default));

    private static Task<OutgoingMail> MailAsync(Counter counter) => counter.Store.With((GongkaiDbContext db) => db.Set<OutgoingMail>().AsNoTracking().SingleAsync());

    private static Task<Domain.Outcome<bool>> RepeatAsync(Counter counter, long mail, Officer by) => counter.Store.With((RepeatMail o) => o.ExecuteAsync(counter.Agency, mail, by, default));

    private static Task<int> SendAsync(Counter counter) => counter.Store.With((SendMails o) => o.ExecuteAsync(default));
}
