using System.Xml.Linq;
using Gongkai.Operations.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Accounts.Protection;

/// <summary>A key with which cookies, forms and two-step keys are sealed; in the database, so that all nodes share them.</summary>
public sealed class ProtectionKey
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The key as ASP.NET Core writes it, its secret sealed by the master key.</summary>
    public required string Xml { get; set; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.HasKey(k => k.Name);
    }
}

/// <summary>
/// Keeps the keys where ASP.NET Core looks for them. It asks rarely and does not wait, so the calls block; they come from
/// outside every transaction (see <c>SetUpTwoStep</c>).
/// </summary>
internal sealed class ProtectionKeyRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().ProtectionKeys.AsNoTracking().Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
        db.ProtectionKeys.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.ExclusivelyAsync(() => db.SaveChangesAsync(), CancellationToken.None).GetAwaiter().GetResult();
    }
}
