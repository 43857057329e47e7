using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Requests.Applicants;

internal static class ApplicantSetup
{
    public static IServiceCollection AddApplicants(this IServiceCollection services) => services
        .AddScoped<SubmitApplication>()
        .AddScoped<OpenCase>()
        .AddScoped<ApplicantCases>()
        .AddScoped<ApplicantActs>()
        .AddScoped<ApplicantNotices>()
        .AddScoped<RenewQueryCode>()
        .AddScoped<DownloadFile>()
        .AddScoped<PublishAnswer>()
        .AddScoped<FloodHints>()
        .AddScoped<ApplicantAccounts>()
        .AddScoped<ApplicantAccountCases>();
}
