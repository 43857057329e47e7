using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>An application as a form of the workbench holds it: how it came, who, what.</summary>
public sealed class ApplicationForm : ApplicationEntries
{
    /// <summary>A new form: what most people who write want.</summary>
    public ApplicationForm() => (Form, Way) = (WantedForm.Paper, WantedWay.Post);

    /// <summary>The channel.</summary>
    public RequestChannel Channel { get; set; }

    /// <summary>The day it was handed in, signed for, or came in.</summary>
    public DateOnly? ArrivedOn { get; set; }

    /// <summary>The day receipt was confirmed with the applicant, where Article 31 asks for that.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>事由 for lists.</summary>
    public string? Subject { get; set; }

    /// <summary>The dates of receipt; a channel whose day of receipt needs no confirmation keeps none.</summary>
    internal Receipt Receipt(DateOnly today) => new(Channel, ArrivedOn ?? today, Channel.IsConfirmed() ? ConfirmedOn : null);

    /// <summary>The form of what is registered.</summary>
    internal static ApplicationForm Of(Receipt receipt, string subject, Application application)
    {
        var form = new ApplicationForm
        {
            Channel = receipt.Channel,
            ArrivedOn = receipt.ArrivedOn,
            ConfirmedOn = receipt.ConfirmedOn,
            Subject = subject,
            Wanted = application.Wanted,
            Form = application.Form,
            Way = application.Way,
            HelpNeeded = application.HelpNeeded,
            SuggestsPublication = application.SuggestsPublication,
        };
        form.Take(application.Applicant);
        return form;
    }
}
