using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>An application as a form of the workbench holds it: how it came, who, what.</summary>
public sealed class ApplicationForm
{
    /// <summary>The channel.</summary>
    public RequestChannel Channel { get; set; }

    /// <summary>The day it was handed in, signed for, or came in.</summary>
    public DateOnly? ArrivedOn { get; set; }

    /// <summary>The day receipt was confirmed with the applicant, where Article 31 asks for that.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>事由 for lists.</summary>
    public string? Subject { get; set; }

    /// <summary>自然人 or which kind of organisation.</summary>
    public ApplicantKind Kind { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>What proves it.</summary>
    public IdentityKind IdentityKind { get; set; }

    /// <summary>Its number.</summary>
    public string? IdentityNumber { get; set; }

    /// <summary>法定代表人.</summary>
    public string? Representative { get; set; }

    /// <summary>联系人.</summary>
    public string? ContactName { get; set; }

    /// <summary>Telephone.</summary>
    public string? Telephone { get; set; }

    /// <summary>Mail.</summary>
    public string? Email { get; set; }

    /// <summary>Address.</summary>
    public string? Address { get; set; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; set; }

    /// <summary>What is wanted.</summary>
    public string? Wanted { get; set; }

    /// <summary>In which form.</summary>
    public WantedForm Form { get; set; } = WantedForm.Paper;

    /// <summary>By which way.</summary>
    public WantedWay Way { get; set; } = WantedWay.Post;

    /// <summary>Help asked for.</summary>
    public string? HelpNeeded { get; set; }

    /// <summary>建议主动公开.</summary>
    public bool SuggestsPublication { get; set; }

    /// <summary>The dates of receipt; a channel whose day of receipt needs no confirmation keeps none.</summary>
    internal Receipt Receipt(DateOnly today) => new(Channel, ArrivedOn ?? today, Channel.IsConfirmed() ? ConfirmedOn : null);

    /// <summary>The application.</summary>
    internal Application Application => new()
    {
        Applicant = new()
        {
            Kind = Kind,
            Name = Name?.Trim() ?? "",
            IdentityKind = IdentityKind,
            IdentityNumber = Clean(IdentityNumber),
            Representative = Clean(Representative),
            ContactName = Clean(ContactName),
            Telephone = Clean(Telephone),
            Email = Clean(Email),
            Address = Clean(Address),
            Postcode = Clean(Postcode),
        },
        Wanted = Wanted?.Trim() ?? "",
        Form = Form,
        Way = Way,
        HelpNeeded = Clean(HelpNeeded),
        SuggestsPublication = SuggestsPublication,
    };

    /// <summary>The form of what is registered.</summary>
    internal static ApplicationForm Of(Receipt receipt, string subject, Application application) => new()
    {
        Channel = receipt.Channel,
        ArrivedOn = receipt.ArrivedOn,
        ConfirmedOn = receipt.ConfirmedOn,
        Subject = subject,
        Kind = application.Applicant.Kind,
        Name = application.Applicant.Name,
        IdentityKind = application.Applicant.IdentityKind,
        IdentityNumber = application.Applicant.IdentityNumber,
        Representative = application.Applicant.Representative,
        ContactName = application.Applicant.ContactName,
        Telephone = application.Applicant.Telephone,
        Email = application.Applicant.Email,
        Address = application.Applicant.Address,
        Postcode = application.Applicant.Postcode,
        Wanted = application.Wanted,
        Form = application.Form,
        Way = application.Way,
        HelpNeeded = application.HelpNeeded,
        SuggestsPublication = application.SuggestsPublication,
    };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
