namespace Gongkai.Operations.Portal;

/// <summary>What a page shows; the page is out of date when that changes.</summary>
/// <param name="Of">The kind of thing.</param>
/// <param name="Id">Its number; 0 for things there is one of.</param>
public readonly record struct PublicTag(PublicThing Of, long Id)
{
    /// <summary>A document: its page, and every list that has it.</summary>
    public static PublicTag Document(long id) => new(PublicThing.Document, id);

    /// <summary>The list of a column.</summary>
    public static PublicTag Column(long id) => new(PublicThing.Column, id);

    /// <summary>All documents of an agency.</summary>
    public static PublicTag Agency(long id) => new(PublicThing.Agency, id);

    /// <summary>An agency's own data and its columns.</summary>
    public static PublicTag Structure(long id) => new(PublicThing.Structure, id);

    /// <summary>All documents.</summary>
    public static PublicTag All { get; } = new(PublicThing.All, 0);

    /// <summary>The register of normative documents.</summary>
    public static PublicTag Register { get; } = new(PublicThing.Register, 0);

    /// <summary>Policies and interpretations of all agencies.</summary>
    public static PublicTag Policies { get; } = new(PublicThing.Policies, 0);

    /// <summary>Every agency's own data and place in the tree.</summary>
    public static PublicTag Tree { get; } = new(PublicThing.Tree, 0);

    /// <summary>The annual reports of an agency; 0 for those that do not name theirs.</summary>
    public static PublicTag Reports(long agencyId) => new(PublicThing.Reports, agencyId);

    /// <summary>All annual reports.</summary>
    public static PublicTag AllReports { get; } = new(PublicThing.AllReports, 0);
}

/// <summary>Kinds of <see cref="PublicTag"/>.</summary>
public enum PublicThing
{
    /// <summary>A document.</summary>
    Document,

    /// <summary>A column's list.</summary>
    Column,

    /// <summary>An agency's documents.</summary>
    Agency,

    /// <summary>An agency's data and columns.</summary>
    Structure,

    /// <summary>All documents.</summary>
    All,

    /// <summary>The register.</summary>
    Register,

    /// <summary>Policies and interpretations.</summary>
    Policies,

    /// <summary>All agencies.</summary>
    Tree,

    /// <summary>An agency's annual reports.</summary>
    Reports,

    /// <summary>All annual reports.</summary>
    AllReports,
}
