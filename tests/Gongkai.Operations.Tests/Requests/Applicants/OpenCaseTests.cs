using Gongkai.Operations.Data;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Applicants;

public sealed class OpenCaseTests
{
    [Theory, EveryDatabase]
    public async Task Number_and_code_open_the_case_however_they_are_written(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync();

        (await counter.TryAsync("２０２６-1", " " + QueryCode.Grouped(submitted.QueryCode!).ToLowerInvariant())).Value.Id.ShouldBe(submitted.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_code_a_wrong_number_and_no_case_are_told_alike(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var first = await counter.SubmittedAsync("k1");
        var second = await counter.SubmittedAsync("k2");

        foreach (var (number, code) in new[] { (first.Number, "AAAAAAAAAAAA"), (first.Number, second.QueryCode), ("2026-09999", first.QueryCode), ("乱写", "乱写"), (first.Number, ""), ("", first.QueryCode) })
        {
            (await counter.TryAsync(number, code)).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.NotOpened);
        }
    }

    [Theory, EveryDatabase]
    public async Task Guessing_at_one_case_from_many_networks_is_stopped_and_never_locks_its_applicant_out(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync();
        for (var i = 0; i < OpenCase.MostOfCase; i++)
        {
            (await counter.TryAsync(submitted.Number, "AAAAAAAAAAAA", $"192.0.2.{i}")).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.NotOpened);
        }

        (await counter.TryAsync(submitted.Number, "AAAAAAAAAAAA")).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.TooManyAttempts);
        (await counter.TryAsync(submitted.Number, submitted.QueryCode)).Failed.ShouldBeFalse();
        (await counter.Store.With((GongkaiDbContext db) => db.Set<OpeningAttempt>().CountAsync())).ShouldBe(OpenCase.MostOfCase, "what is not heard is not written");
    }

    [Theory, EveryDatabase]
    public async Task Guessing_from_one_network_is_stopped_for_it_and_not_for_others(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync();
        for (var i = 0; i < OpenCase.MostOfNetwork; i++)
        {
            await counter.TryAsync($"2026-{100 + i:00000}", "AAAAAAAAAAAA", "203.0.113.5");
        }

        (await counter.TryAsync(submitted.Number, submitted.QueryCode, "203.0.113.5")).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.TooManyAttempts);
        (await counter.TryAsync(submitted.Number, submitted.QueryCode, "203.0.113.6")).Failed.ShouldBeFalse();
        (await counter.Store.With((GongkaiDbContext db) => db.Set<OpeningAttempt>().CountAsync())).ShouldBe(OpenCase.MostOfNetwork, "what is not heard is not written");
    }

    [Theory, EveryDatabase]
    public async Task A_new_code_closes_the_case_to_the_one_before_and_to_who_had_it_open(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync();
        var key = (await counter.TryAsync(submitted.Number, submitted.QueryCode)).Value;

        var code = (await counter.Store.With((RenewQueryCode o) => o.ByOfficeAsync(submitted.Id, counter.Clerk, default))).Value;

        (await counter.TryAsync(submitted.Number, submitted.QueryCode)).Failed.ShouldBeTrue();
        (await counter.TryAsync(submitted.Number, code)).Failed.ShouldBeFalse();
        (await counter.Store.With((OpenCase o) => o.StillOpensAsync(key, counter.Agency, submitted.Number, default))).ShouldBeFalse();
    }
}
