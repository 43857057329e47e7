using Gongkai.Web.Accounts;
using Gongkai.Web.Agencies;
using Gongkai.Web.AnnualReports;
using Gongkai.Web.Api;
using Gongkai.Web.Portal;
using Gongkai.Web.Publishing;
using Gongkai.Web.Requests;
using Gongkai.Web.Requests.Letters;
using Gongkai.Web.Search;
using Gongkai.Web.Site;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = Directory.Exists("wwwroot") ? null : AppContext.BaseDirectory,
});
builder.Services.AddDatabase(builder.Configuration);
builder.AddSite();
builder.Services.AddSearch(builder.Configuration);
builder.Services.AddAccountPages(builder.Configuration);
builder.Services.AddPublishingPages(builder.Configuration);
builder.Services.AddRequestPages();
builder.Services.AddAnnualReports(builder.Configuration);
builder.Services.AddPortal(builder.Configuration);
builder.Services.AddApplicants(builder.Configuration);
builder.Services.AddApi(builder.Configuration);

var app = builder.Build();
app.UseSite();
app.MapSite();
app.MapAgencyFiles();
app.MapAnnualReports();
app.MapPortal();
app.MapApi();
app.MapSearch();
app.MapEditor();
app.MapRequests();
app.MapWordLists();
app.MapLetters();
await app.RunAsync();
