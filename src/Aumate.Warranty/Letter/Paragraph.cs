using System.Collections.Frozen;
using System.Collections.Immutable;
using static Aumate.Warranty.Letter.ParagraphRole;

namespace Aumate.Warranty.Letter;

/// <summary>What kind of work a paragraph of the letter does.</summary>
public enum ParagraphRole
{
    /// <summary>It has rows in <see cref="CommitmentLetter.Rules"/>.</summary>
    Requires,

    /// <summary>It sets a period, an amount, or who pays.</summary>
    SetsFigure,

    /// <summary>It asks people to do something (R24).</summary>
    Obliges,

    /// <summary>It decides nothing about a claim.</summary>
    Informs,
}

/// <summary>A paragraph of the letter, by the name that is used for it everywhere.</summary>
/// <param name="Clause">Its number, or <c>3.0</c> and <c>3.note</c> for the two that have none.</param>
/// <param name="Role">The work it does. One that asks for requirements may set parameters and oblige as well.</param>
public sealed record Paragraph(string Clause, ParagraphRole Role)
{
    /// <summary>The clause that grants paid repair where the free one has ended; it is no row of the table, since it follows from the others (R19).</summary>
    public const string OfPaidRepair = "2.1";

    /// <summary>Every paragraph, in the letter's order. Their headings and reasons are texts of the host.</summary>
    public static ImmutableArray<Paragraph> InOrder { get; } =
    [
        new("1.1", Requires),
        new("1.2", SetsFigure),
        new("2.1", SetsFigure),
        new("2.2", SetsFigure),
        new("3.0", Requires),
        new("3.1", SetsFigure),
        new("3.2", Requires),
        new("3.3", Requires),
        new("3.note", Requires),
        new("4.1", SetsFigure),
        new("4.2", Informs),
        new("4.3", Obliges),
        new("5.1", Requires),
        new("5.2", Requires),
        new("5.3", Requires),
        new("5.4", Requires),
        new("5.5", Requires),
        new("5.6", Requires),
        new("5.7", Requires),
        new("5.8", Requires),
        new("5.9", Requires),
        new("5.10", Requires),
        new("5.11", Requires),
        new("5.12", Requires),
        new("6.1", Informs),
        new("6.2", Obliges),
        new("6.3", Informs),
        new("6.4", Obliges),
        new("6.5", Obliges),
        new("6.6", Obliges),
        new("6.7", Requires),
        new("7", SetsFigure),
        new("8.1", Informs),
        new("8.2", Requires),
        new("8.3", Requires),
        new("8.4", Informs),
        new("8.5", Obliges),
        new("8.6", Obliges),
        new("9.1", Informs),
        new("9.2", SetsFigure),
        // The letter prints it as the end of 9.2; the rulings (R26) count it as a paragraph of its own.
        new("9.3", SetsFigure),
    ];

    private static FrozenDictionary<string, int> Places { get; } =
        InOrder.Select((paragraph, place) => KeyValuePair.Create(paragraph.Clause, place)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The place of a clause in the letter.</summary>
    public static int PlaceOf(string clause) => Places[clause];
}
