using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Receipts;

/// <summary>What a receipt holds, as bytes. Equal content has equal bytes, and no other bytes are read as it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Circumstances">What else the decision came from.</param>
/// <param name="DecisionId">Id of the decision.</param>
/// <param name="AnswerDigest">Digest of the decision as it was answered.</param>
internal sealed record ReceiptContent(Claim Claim, Circumstances Circumstances, string DecisionId, string AnswerDigest)
{
    private static readonly ReceiptContent Blank = new(
        ClaimFields.Blank,
        new Circumstances
        {
            Laws = [],
            TermsDigest = "",
            OverlaysDigest = "",
            CatalogRevision = "",
            Catalog = new CatalogFacts(false, null, null, null),
            Replacement = null,
            Calendar = "",
            Due = new DueDays(null, null),
            Engine = "",
        },
        "",
        ""
    );

    public ReadOnlySpan<byte> ToBytes()
    {
        var writer = new FieldWriter();
        Pass(writer, this);
        return writer.Written;
    }

    /// <summary>The content. Null: the bytes are none, or not those in which it is written.</summary>
    public static ReceiptContent? Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new FieldReader(bytes);
        var content = Pass(reader, Blank);
        // Written again, it is the same bytes: nothing is left over, and nothing could have been said otherwise.
        return !reader.HasRefused && content.ToBytes().SequenceEqual(bytes.Span) ? content : null;
    }

    private static ReceiptContent Pass(ReceiptFields fields, ReceiptContent content) =>
        new(
            ClaimFields.Pass(fields, content.Claim),
            Pass(fields, content.Circumstances),
            fields.Word(content.DecisionId),
            fields.Word(content.AnswerDigest)
        );

    private static Circumstances Pass(ReceiptFields fields, Circumstances circumstances) =>
        new()
        {
            Engine = fields.Word(circumstances.Engine),
            Laws = LawFields.Pass(fields, circumstances.Laws),
            TermsDigest = fields.Word(circumstances.TermsDigest),
            OverlaysDigest = fields.Word(circumstances.OverlaysDigest),
            CatalogRevision = fields.Word(circumstances.CatalogRevision),
            Catalog = Pass(fields, circumstances.Catalog),
            Replacement = fields.Optional(
                circumstances.Replacement,
                ReplacementFields.Blank,
                replacement => ReplacementFields.Pass(fields, replacement)
            ),
            Calendar = fields.Word(circumstances.Calendar),
            Due = new DueDays(fields.Day(circumstances.Due.Repair), fields.Time(circumstances.Due.SupportReply)),
        };

    private static CatalogFacts Pass(ReceiptFields fields, CatalogFacts catalog) =>
        new(
            fields.Flag(catalog.Known),
            fields.Count(catalog.WarrantyMonths),
            fields.Choice(catalog.OperatingSystem),
            fields.Flag(catalog.StandardConfiguration)
        );
}
