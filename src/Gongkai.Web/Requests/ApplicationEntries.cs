using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>What every form of an application holds, on the platform and in the workbench: who, what, and how it is wanted (《条例》第二十九条).</summary>
public abstract class ApplicationEntries
{
    /// <summary>自然人 or which kind of organisation.</summary>
    public ApplicantKind Kind { get; set; }

    /// <summary>姓名 or 名称.</summary>
    public string? Name { get; set; }

    /// <summary>证件种类.</summary>
    public IdentityKind IdentityKind { get; set; }

    /// <summary>证件号码.</summary>
    public string? IdentityNumber { get; set; }

    /// <summary>法定代表人.</summary>
    public string? Representative { get; set; }

    /// <summary>联系人.</summary>
    public string? ContactName { get; set; }

    /// <summary>联系电话.</summary>
    public string? Telephone { get; set; }

    /// <summary>电子邮箱.</summary>
    public string? Email { get; set; }

    /// <summary>通信地址.</summary>
    public string? Address { get; set; }

    /// <summary>邮政编码.</summary>
    public string? Postcode { get; set; }

    /// <summary>所需信息.</summary>
    public string? Wanted { get; set; }

    /// <summary>获取形式.</summary>
    public WantedForm Form { get; set; }

    /// <summary>获取途径.</summary>
    public WantedWay Way { get; set; }

    /// <summary>需要的协助.</summary>
    public string? HelpNeeded { get; set; }

    /// <summary>建议主动公开.</summary>
    public bool SuggestsPublication { get; set; }

    /// <summary>What is applied for.</summary>
    public Application ToApplication() => new()
    {
        Applicant = new()
        {
            Kind = Kind,
            Name = Name.Given() ?? "",
            IdentityKind = IdentityKind,
            IdentityNumber = IdentityNumber.Given(),
            Representative = Representative.Given(),
            ContactName = ContactName.Given(),
            Telephone = Telephone.Given(),
            Email = Email.Given(),
            Address = Address.Given(),
            Postcode = Postcode.Given(),
        },
        Wanted = Wanted.Given() ?? "",
        Form = Form,
        Way = Way,
        HelpNeeded = HelpNeeded.Given(),
        SuggestsPublication = SuggestsPublication,
    };

    /// <summary>Takes over who applies.</summary>
    private protected void Take(Applicant applicant)
    {
        (Kind, Name, Representative, ContactName) = (applicant.Kind, applicant.Name, applicant.Representative, applicant.ContactName);
        (IdentityKind, IdentityNumber) = (applicant.IdentityKind, applicant.IdentityNumber);
        (Telephone, Email, Address, Postcode) = (applicant.Telephone, applicant.Email, applicant.Address, applicant.Postcode);
    }
}
