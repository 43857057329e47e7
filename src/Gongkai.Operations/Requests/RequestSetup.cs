using Gongkai.Operations.Requests.Letters;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Requests;

internal static class RequestSetup
{
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddScoped<RequestCases>()
        .AddScoped<RequestActing>()
        .AddScoped<SealedApplications>()
        .AddLetters()
        .AddScoped<RegisterRequest>()
        .AddDesk();

    // What the staff do at the desk.
    private static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<RequestQueries>()
        .AddScoped<RequestScopes>()
        .AddScoped<RequestLists>()
        .AddScoped<RequestDesk>()
        .AddScoped<DeskFeeds>()
        .AddScoped<RequestSettings>()
        .AddScoped<RequestRecords>()
        .AddScoped<ShowApplicant>()
        .AddScoped<OpenRequestFile>()
        .AddScoped<ConfirmReceipt>()
        .AddScoped<ReceiveCorrection>()
        .AddScoped<RecordReply>()
        .AddScoped<RecordReasons>()
        .AddScoped<RecordPayment>()
        .AddScoped<RecordWithdrawal>()
        .AddScoped<AssignRequest>()
        .AddScoped<ClaimRequest>()
        .AddScoped<HandBackRequest>()
        .AddScoped<RequestTasks>()
        .AddScoped<EditRegistration>()
        .AddScoped<SplitRequest>()
        .AddScoped<VoidRequest>()
        .AddScoped<NoteRequest>()
        .AddScoped<Redaction.RedactFile>();
}
