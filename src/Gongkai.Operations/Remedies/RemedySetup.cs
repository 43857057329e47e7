using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Remedies;

internal static class RemedySetup
{
    public static IServiceCollection AddRemedies(this IServiceCollection services) => services
        .AddScoped<RemedyCases>()
        .AddScoped<RemedyActing>()
        .AddScoped<RevealParties>()
        .AddScoped<RegisterRemedy>()
        .AddScoped<RecordRemedy>()
        .AddScoped<AnswerAnew>()
        .AddScoped<RemedyFiles>()
        .AddScoped<RemedyQueries>()
        .AddScoped<RemedyFigures>();
}
