using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Explaining;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Receipts;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Decisions;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>A decision that came out of a receipt again.</summary>
/// <param name="Evaluation">The decision with its working.</param>
/// <param name="Decision">The decision, as it is answered.</param>
/// <param name="Replay">How that went, and what today's terms and catalog would decide.</param>
internal sealed record Replayed(Evaluation Evaluation, V1.Decision Decision, V1.Replay Replay);

/// <summary>Gives receipts of decisions, and replays the decisions of receipts.</summary>
internal sealed class ReceiptReplays(Notary notary, Policy policy, ReplacementMemo memo)
{
    /// <summary>The receipt of a decision.</summary>
    /// <param name="evaluation">The decision with its working.</param>
    /// <param name="answer">The decision, as it is answered.</param>
    public Outcome<ByteString> Issue(Evaluation evaluation, V1.Decision answer) =>
        !notary.HasKeys ? Refusals.ReceiptsNotConfigured()
        : notary.Issue(evaluation, AnswerDigest.Of(answer)) is { } receipt ? UnsafeByteOperations.UnsafeWrap(receipt)
        : Refusals.ReceiptTooLarge();

    /// <summary>Replays the decision of a receipt, and decides its claim anew.</summary>
    /// <param name="receipt">The receipt, as it was given.</param>
    /// <param name="catalog">Today's catalog.</param>
    public Outcome<Replayed> Replay(ByteString receipt, CatalogSnapshot catalog)
    {
        if (!notary.HasKeys)
        {
            return Refusals.ReceiptsNotConfigured();
        }

        var reading = notary.Read(receipt.Memory);
        return reading.Receipt is { } kept ? Replay(kept, catalog) : Refusals.Receipt(reading);
    }

    private Replayed Replay(Receipt kept, CatalogSnapshot catalog)
    {
        var evaluation = policy.Evaluator.Replay(kept.Claim, kept.Circumstances);
        var decision = DecisionWriter.Write(evaluation.Decision);
        var replay = new V1.Replay
        {
            KeyId = kept.KeyId,
            ReceiptVersion = kept.Version,
            DecisionId = kept.DecisionId,
            Equal = evaluation.Decision.Id == kept.DecisionId && AnswerDigest.Of(decision) == kept.AnswerDigest,
        };
        SayToday(replay, decision, Today(kept, catalog));
        return new Replayed(evaluation, decision, replay);
    }

    // Today's clock of the service center, whatever its rules were when the decision was made.
    private V1.Decision? Today(Receipt kept, CatalogSnapshot catalog)
    {
        var claim = kept.Claim with { SupportRequested = kept.Claim.SupportRequested?.ToInstant().InZone(policy.ServiceCenter) };
        return policy.Evaluator.Evaluate(claim, catalog, memo.Find) is { } today ? DecisionWriter.Write(today.Decision) : null;
    }

    private void SayToday(V1.Replay replay, V1.Decision then, V1.Decision? now)
    {
        if (now is null)
        {
            replay.DiffersToday = true;
            replay.RefusedToday = Refusals.NoTerms(FactText.Of(policy.FirstDay));
            return;
        }

        var differences = DecisionDifferences.Of(then, now).ToList();
        replay.DiffersToday = differences.Exists(difference => !IsName(difference.Path));
        replay.Differences.Add(differences.Take(DecisionDifferences.Most));
    }

    // Ids and versions say what decided and not what was decided.
    private static bool IsName(string path) => path == "decision_id" || path.StartsWith("versions", StringComparison.Ordinal);
}
