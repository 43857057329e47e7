using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Requests;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests;

public sealed class IncomingDatesTests
{
    private static readonly DateOnly Today = new(2026, 8, 10);

    [Fact]
    public void What_answers_something_comes_after_it_and_not_tomorrow() => Prop.ForAll(Gen.Choose(-40, 5).ToArbitrary(), Gen.Choose(-40, 0).ToArbitrary(), (on, asked) =>
    {
        var (day, sent) = (Today.AddDays(on), Today.AddDays(asked));
        var expected = on > 0 ? "request.in-the-future" : on < asked ? "request.too-early" : null;
        return IncomingDates.OfCorrection(new(sent, sent.AddDays(20)), day, Today)?.Code == expected
            && IncomingDates.OfReasons(new(sent, sent.AddDays(20)), day, Today)?.Code == expected
            && IncomingDates.OfPayment(new(sent), day, Today)?.Code == expected
            && IncomingDates.OfWithdrawal(new(RequestChannel.InPerson, sent), day, Today)?.Code == expected
            && IncomingDates.OfReply(new(ConsultedKind.ThirdParty, sent), null, day, Today)?.Code == expected;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_answer_does_not_come_before_the_letter_was_received() =>
        IncomingDates.OfReply(new(ConsultedKind.CoMaker, Today.AddDays(-9)), Today.AddDays(-5), Today.AddDays(-6), Today)!.Code.ShouldBe("request.too-early");
}
