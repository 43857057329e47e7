namespace Gongkai.Domain.Catalogue;

/// <summary>The parts of an agency's disclosure platform (国办公开办函〔2019〕61号): four compulsory ones, the request entry, and what may be added.</summary>
public enum CataloguePart
{
    /// <summary>政府信息公开指南 (Art. 12).</summary>
    Guide,

    /// <summary>政府信息公开制度.</summary>
    Rules,

    /// <summary>法定主动公开内容 (Art. 20, 21).</summary>
    Statutory,

    /// <summary>政府信息公开年报 (Art. 49, 50).</summary>
    AnnualReports,

    /// <summary>依申请公开: the entry for applications (Art. 29).</summary>
    Request,

    /// <summary>专题: a topic that is opened and closed.</summary>
    Topic,

    /// <summary>重点领域.</summary>
    KeyArea,
}

/// <summary>How soon a column must carry what has come about (更新周期, 公开时限).</summary>
public enum UpdateCycle
{
    /// <summary>长期公开: always there, changed when it changes.</summary>
    LongTerm,

    /// <summary>限时公开: within a number of working days.</summary>
    WithinDays,

    /// <summary>及时公开: at once; Art. 26 allows at most 20 working days.</summary>
    Prompt,
}
