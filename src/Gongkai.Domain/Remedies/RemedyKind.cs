namespace Gongkai.Domain.Remedies;

/// <summary>救济的种类: how somebody turns against the handling of an application or the lack of disclosure (《条例》第四十七条、第五十一条).</summary>
public enum RemedyKind
{
    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>行政诉讼.</summary>
    Lawsuit,

    /// <summary>向上一级机关或者主管部门投诉、举报 (《条例》第四十七条、第五十一条).</summary>
    Complaint,
}

/// <summary>审理程序.</summary>
public enum RemedyProcedure
{
    /// <summary>普通程序.</summary>
    Ordinary,

    /// <summary>简易程序 (《行政复议法》第五十三条, 《行政诉讼法》第八十二条: both name 政府信息公开案件).</summary>
    Simplified,
}

/// <summary>The three rows of table four.</summary>
public enum RemedyGroup
{
    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>行政诉讼, 未经复议直接起诉.</summary>
    DirectSuit,

    /// <summary>行政诉讼, 复议后起诉.</summary>
    SuitAfterReconsideration,
}

/// <summary>The columns of table four; their sum is 总计.</summary>
public enum RemedyColumn
{
    /// <summary>结果维持.</summary>
    Upheld,

    /// <summary>结果纠正.</summary>
    Corrected,

    /// <summary>其他结果.</summary>
    Other,

    /// <summary>尚未审结.</summary>
    Pending,
}

/// <summary>审级.</summary>
public enum TrialLevel
{
    /// <summary>一审; for a reconsideration or a complaint the only one.</summary>
    First,

    /// <summary>二审.</summary>
    Second,

    /// <summary>再审.</summary>
    Retrial,
}

/// <summary>What the kinds are called, and where they stand in the report.</summary>
public static class RemedyWords
{
    /// <summary>The name for people.</summary>
    public static string Name(this RemedyKind kind) => kind switch
    {
        RemedyKind.Reconsideration => "行政复议",
        RemedyKind.Lawsuit => "行政诉讼",
        RemedyKind.Complaint => "投诉举报",
    };

    /// <summary>The name for people.</summary>
    public static string Name(this RemedyProcedure procedure) => procedure switch
    {
        RemedyProcedure.Ordinary => "普通程序",
        RemedyProcedure.Simplified => "简易程序",
    };

    /// <summary>The label of the row.</summary>
    public static string Name(this RemedyGroup group) => group switch
    {
        RemedyGroup.Reconsideration => "行政复议",
        RemedyGroup.DirectSuit => "行政诉讼·未经复议直接起诉",
        RemedyGroup.SuitAfterReconsideration => "行政诉讼·复议后起诉",
    };

    /// <summary>The key of the row in the report's form.</summary>
    public static string RowKey(this RemedyGroup group) => group switch
    {
        RemedyGroup.Reconsideration => "remedies.review",
        RemedyGroup.DirectSuit => "remedies.litigationDirect",
        RemedyGroup.SuitAfterReconsideration => "remedies.litigationAfterReview",
    };

    /// <summary>The label of the column.</summary>
    public static string Name(this RemedyColumn column) => column switch
    {
        RemedyColumn.Upheld => "结果维持",
        RemedyColumn.Corrected => "结果纠正",
        RemedyColumn.Other => "其他结果",
        RemedyColumn.Pending => "尚未审结",
    };

    /// <summary>The name for people.</summary>
    public static string Name(this TrialLevel level) => level switch
    {
        TrialLevel.First => "一审",
        TrialLevel.Second => "二审",
        TrialLevel.Retrial => "再审",
    };
}
