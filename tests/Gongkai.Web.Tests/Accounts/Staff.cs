using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Accounts;

/// <summary>Agencies and people of a portal under test.</summary>
public static class Staff
{
    /// <summary>The password of everybody made here.</summary>
    public const string Password = "rain on seven roofs";

    /// <summary>An agency in the tree; its name and address are the given ones.</summary>
    public static async Task<long> AddAgencyAsync(this Portal portal, string name, string slug, long? parentId = null, AgencyKind kind = AgencyKind.Department)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<SaveAgency>().ExecuteAsync(new(new AgencyProfile { Name = name, Slug = slug, Kind = kind }, parentId), CancellationToken.None);
        return outcome.Value;
    }

    /// <summary>A person with roles at an agency.</summary>
    public static async Task<long> AddOfficerAsync(this Portal portal, string userName, long agencyId, params StaffRole[] roles)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<AddAccount>().ExecuteAsync(
            new(userName, "经办 " + userName, agencyId, roles) { Password = Password, MustChangePassword = false }, CancellationToken.None);
        return outcome.Value.AccountId;
    }

    /// <summary>Somebody who has signed in.</summary>
    public static async Task<Visitor> SignInAsync(this Visitor visitor, string userName, string password = Password)
    {
        var page = await visitor.Send(await visitor.Open("/account/sign-in"), "main form", ("UserName", userName), ("Password", password));
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        page.All("[role=alert]").ShouldBeEmpty();
        return visitor;
    }
}
