using System.Runtime.CompilerServices;
using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Wire;
using Aumate.Warranty.Catalog;
using Google.Protobuf;

namespace Aumate.PolicyService.HotPath;

/// <summary>A decision that is ready to be written.</summary>
internal ref struct ReadyDecision
{
    public AnswerForm Form;
    public DecisionDays Days;

    /// <summary>What is given in exchange, as it is written. Empty: the same model, if anything is given.</summary>
    public ReadOnlySpan<byte> Exchange;

    /// <summary>How many bytes it has as a message of the contract.</summary>
    public readonly int Length(in ClaimBytes claim) => Form.Length(in claim, Exchange);

    /// <summary>Writes it into a place of its length.</summary>
    public readonly void Write(in ClaimBytes claim, Span<byte> place) => Form.Write(in claim, in Days, Exchange, place);
}

/// <summary>
/// Decides ordinary claims by the shape that they have: the letter is read once for a shape, by the plain path, and every further claim of it is answered by
/// the same form with its own days, amounts and names. What is not ordinary, and what is new, is the plain path's.
/// </summary>
internal sealed partial class HotDecisions(
    Policy policy,
    CatalogInForce catalogs,
    ReplacementMemo memo,
    ClaimDecisions plain,
    ILogger<HotDecisions> logger
)
{
    private readonly LawBook laws = new(policy.Evaluator.Register);
    private readonly ConditionalWeakTable<ReplacementProposal, byte[]> exchanges = [];
    private volatile Edition current = new("");

    /// <summary>
    /// Decides a claim, or makes the form of its shape, so that others like it are decided. False: the plain path is to decide it, and to say what is wrong if
    /// anything is.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <param name="request">The request that it stands in.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="decision">The decision; to be used only where it was made.</param>
    public bool TryDecide(in ClaimBytes claim, ReadOnlySpan<byte> request, CatalogSnapshot catalog, out ReadyDecision decision)
    {
        decision = default;
        try
        {
            if (ShapeOf(in claim, catalog, ref decision.Days, out var exchanged) is not { } shape)
            {
                return false;
            }

            var edition = current;
            if (edition.IsOf(catalog) && edition.Find(shape) is { } forms && TryFill(in claim, catalog, forms, exchanged, ref decision))
            {
                return true;
            }

            Learn(shape, in claim, request, catalog, exchanged, in decision.Days);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failed(fault);
        }

        return false;
    }

    private bool TryFill(in ClaimBytes claim, CatalogSnapshot catalog, Forms forms, Product? exchanged, ref ReadyDecision decision)
    {
        var form = forms.IsPlain ? null : forms.Known;
        if (form?.IsExchanged == true)
        {
            var exchange = ExchangeFor(exchanged!.Value, claim.Claimed, catalog);
            decision.Exchange = exchange.Written;
            form = forms.For(exchange.NothingReplaces);
        }

        decision.Form = form!;
        return form is not null;
    }

    // Made of what the plain path says, when the shape comes for the second time.
    private void Learn(
        Shape shape,
        in ClaimBytes claim,
        ReadOnlySpan<byte> request,
        CatalogSnapshot catalog,
        Product? exchanged,
        in DecisionDays days
    )
    {
        if (
            EditionFor(catalog) is not { } edition
            || !edition.CameBefore(shape)
            || edition.FindOrAdd(shape) is not { IsPlain: false } forms
        )
        {
            return;
        }

        var asked = Wire.V1.EvaluateClaimRequest.Parser.ParseFrom(request);
        if (plain.Evaluate(catalog, asked.RequestId, asked.CorrelationId, asked.Claim, new Violations()).Value is not { } evaluation)
        {
            return;
        }

        var answer = DecisionWriter.Write(evaluation.Decision);
        var nothingReplaces = evaluation.Decision.Replacement?.Proposal?.Outcome == ReplacementOutcome.None;
        var form = AnswerForm.Of(answer, evaluation, in days);
        var exchange = form?.IsExchanged == true ? ExchangeFor(exchanged!.Value, claim.Claimed, catalog).Written : [];
        forms.Keep(nothingReplaces, form is not null && Gives(form, in claim, in days, exchange, answer) ? form : null);
    }

    // The one thing that a form must do, tried on the claim that it was made of before it answers any other.
    private bool Gives(AnswerForm form, in ClaimBytes claim, in DecisionDays days, byte[] exchange, Wire.V1.Decision answer)
    {
        var written = new byte[form.Length(in claim, exchange)];
        form.Write(in claim, in days, exchange, written);
        var gives = answer.ToByteArray().AsSpan().SequenceEqual(written);
        if (!gives)
        {
            WouldDiffer(answer.DecisionId);
        }

        return gives;
    }

    // What is to be exchanged is null where the catalog does not know it; the answer says so by its name, and has no form.
    private Shape? ShapeOf(in ClaimBytes claim, CatalogSnapshot catalog, ref DecisionDays days, out Product? exchanged)
    {
        exchanged = null;
        var purchase = claim.Purchase;
        // Other law may have held on other days, and the plain path holds the claim against all of it.
        if (!purchase.IsKnown && !claim.Jurisdiction.IsEmpty)
        {
            return null;
        }

        if (
            catalog.Find(claim.Model) is not { } product
            || laws.Find(claim.Jurisdiction, purchase.IsKnown ? purchase : claim.Claimed) is not { } law
        )
        {
            return null;
        }

        exchanged = claim.Accessory.IsEmpty ? product : catalog.Find(claim.Accessory);
        return Shape.Of(in claim, product, exchanged is not null, law, policy.Evaluator.Calendar, ref days);
    }

    // Null: the catalog is in force no longer, and whoever was under way with it is answered plainly.
    private Edition? EditionFor(CatalogSnapshot catalog)
    {
        var edition = current;
        if (edition.IsOf(catalog) && !edition.IsFull)
        {
            return edition;
        }

        return ReferenceEquals(catalogs.Current?.Snapshot, catalog) ? current = new Edition(catalog.Revision) : null;
    }

    private Exchange ExchangeFor(Product product, Day claimed, CatalogSnapshot catalog)
    {
        var day = claimed.Date;
        if (product.IsOnSale(day))
        {
            return new Exchange([], NothingReplaces: false);
        }

        var proposal = memo.Find(catalog, product, day);
        var written = exchanges.GetValue(proposal, static proposal => ReplacementWriter.Write(proposal).ToByteArray());
        return new Exchange(written, proposal.Outcome == ReplacementOutcome.None);
    }

    // What is given in exchange, as it is written; empty: the same model.
    private readonly record struct Exchange(byte[] Written, bool NothingReplaces);

    [LoggerMessage(LogLevel.Error, "A claim could not be decided by its shape, and is decided plainly.")]
    private partial void Failed(Exception fault);

    [LoggerMessage(LogLevel.Error, "The form made of decision {Id} does not give it again; claims of its shape are decided without one.")]
    private partial void WouldDiffer(string id);
}
