using Gongkai.Operations.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.AnnualReports.Writing;

internal static class WritingSetup
{
    public static IServiceCollection AddReportWriting(this IServiceCollection services) => services
        .AddScoped<RequestTallies>()
        .AddScoped<YearFigures>()
        .AddScoped<ReportComposer>()
        .AddScoped<ReportCases>()
        .AddScoped<ReportActing>()
        .AddScoped<BeginReport>()
        .AddScoped<SaveReportTexts>()
        .AddScoped<ConfirmFigures>()
        .AddScoped<AdjustFigures>()
        .AddScoped<MoveReport>()
        .AddScoped<PublishApproved>()
        .AddScoped<PublishReport>()
        .AddScoped<DraftQueries>();
}
