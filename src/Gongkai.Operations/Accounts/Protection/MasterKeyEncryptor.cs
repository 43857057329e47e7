using System.Text;
using System.Xml.Linq;
using Gongkai.Operations.Dossiers;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Accounts.Protection;

/// <summary>Seals the secret of a protection key with the current master key: who only has the database has no key.</summary>
internal sealed class MasterKeyEncryptor(Lazy<MasterKeys> masterKeys) : IXmlEncryptor
{
    /// <summary>The element that stands in for the secret.</summary>
    public const string Element = "sealedByMasterKey";

    /// <summary>Its attribute with the master key's id.</summary>
    public const string KeyId = "id";

    /// <summary>What the sealing is for.</summary>
    private const string Purpose = "protection-key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(Seal(masterKeys.Value, plaintextElement.ToString(SaveOptions.DisableFormatting)), typeof(MasterKeyDecryptor));

    /// <summary>Seals with the current master key.</summary>
    public static XElement Seal(MasterKeys keys, string plain) => new(
        Element, new XAttribute(KeyId, keys.CurrentId), Convert.ToBase64String(Sealing.Seal(keys[keys.CurrentId], Encoding.UTF8.GetBytes(plain), Purpose)));

    /// <summary>Opens with the master key that is named.</summary>
    public static string Open(MasterKeys keys, XElement element) =>
        Encoding.UTF8.GetString(Sealing.Open(keys[element.Attribute(KeyId)!.Value], Convert.FromBase64String(element.Value), Purpose));
}

/// <summary>Opens what <see cref="MasterKeyEncryptor"/> has sealed; ASP.NET Core makes it by its name, which stands beside the sealed key.</summary>
internal sealed class MasterKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(MasterKeyEncryptor.Open(services.GetRequiredService<Lazy<MasterKeys>>().Value, encryptedElement));
}
