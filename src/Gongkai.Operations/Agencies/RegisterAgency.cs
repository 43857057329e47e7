using Gongkai.Domain;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Data;

namespace Gongkai.Operations.Agencies;

/// <summary>登记应报告机关: enters an agency that must report, so that it shows as missing until its report is in. Entering it again changes only its region.</summary>
public sealed class RegisterAgency(GongkaiDbContext db)
{
    /// <summary>An agency.</summary>
    /// <param name="Name">Its name as its reports write it.</param>
    /// <param name="Region">Its region, 「湖北省/咸宁市/咸安区」 or in one word; null to take what the name says.</param>
    public sealed record Command(string Name, string? Region);

    /// <summary>The agency's number.</summary>
    public async Task<Outcome<long>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (command.Name.Trim() is not { Length: > 0 } name)
        {
            return AgencyProblems.NameMissing;
        }

        return await db.ExclusivelyAsync(async () =>
        {
            var agency = await new AgencyRegister(db).FindOrAddAsync(name, command.Region?.Trim() is { Length: > 0 } region ? region : null, ct);
            agency.IsRegistered = true;
            await db.SaveChangesAsync(ct);
            return new Outcome<long>(agency.Id);
        }, ct);
    }
}
