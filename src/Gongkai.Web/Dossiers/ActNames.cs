using Gongkai.Operations.Publishing;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;

namespace Gongkai.Web.Dossiers;

/// <summary>The acts of dossiers as people read them. A test holds that every act the program writes has its name here.</summary>
internal static class ActNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["agency.registered"] = "登记机关",
        ["agency.changed"] = "修改机关资料",
        ["agency.twoStep.required"] = "设定必须两步登录的角色",
        ["apiKey.issued"] = "签发接口密钥",
        ["apiKey.revoked"] = "作废接口密钥",
        ["apiKey.used"] = "用接口密钥写入",
        ["account.added"] = "新增账号",
        ["account.closed"] = "停用账号",
        ["account.opened"] = "恢复账号",
        ["account.password.changed"] = "修改口令",
        ["account.password.reset"] = "重设口令",
        ["account.recoveryCodes.new"] = "更换恢复码",
        ["account.role.granted"] = "授予角色",
        ["account.role.withdrawn"] = "收回角色",
        ["account.sessions.ended"] = "结束所有登录",
        ["account.twoStep.off"] = "关闭两步登录",
        ["account.twoStep.on"] = "开启两步登录",
        ["account.twoStep.removed"] = "取消丢失的两步登录",
        ["column.added"] = "增设栏目",
        ["column.changed"] = "修改栏目",
        ["column.closed"] = "关闭栏目",
        ["column.reopened"] = "重新开放栏目",
        ["catalogue.items.imported"] = "导入标准目录",
        ["annual-report.begun"] = "开始编制年度报告",
        ["annual-report.saved"] = "保存正文",
        ["annual-report.figures-confirmed"] = "确认数据",
        ["annual-report.adjusted"] = "登记说明调整",
        ["annual-report.adjustment-withdrawn"] = "撤销说明调整",
        ["annual-report.opening-entered"] = "登记期初件数",
        ["annual-report.opening-withdrawn"] = "撤销期初件数",
        ["annual-report.approved"] = "审签",
        ["annual-report.taken-back"] = "撤回修改",
        ["annual-report.submitted"] = "报送主管部门",
        ["annual-report.returned"] = "退回修改",
        ["annual-report.accepted"] = "通过",
        ["annual-report.published"] = "公布",
        ["annual-report.correction-begun"] = "开始更正",
        ["return.entered"] = "填报",
        ["return.corrected"] = "更正填报数",
        ["return.imported"] = "导入填报数",
        ["return.decisions-imported"] = "导入双公示记录",
        ["return.decision-withdrawn"] = "剔除双公示记录",
        ["calendar.announced"] = "登记节假日安排",
        ["mail.server-saved"] = "设置邮件服务器",
        ["mail.repeated"] = "再次发送邮件",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> Known => [.. Names.Keys, .. DossierActs.Known, .. RequestActNames.Known, .. RemedyActNames.Known];

    /// <summary>The name; the code itself for an act of a later program.</summary>
    public static string Of(string act) => Names.GetValueOrDefault(act) ?? RemedyActNames.Name(act) ?? (RequestActNames.Known.Contains(act) ? RequestActNames.Name(act) : DossierActs.Name(act));
}
