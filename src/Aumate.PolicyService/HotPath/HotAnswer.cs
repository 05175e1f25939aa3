using Aumate.PolicyService.Refresh;

namespace Aumate.PolicyService.HotPath;

/// <summary>An EvaluateClaimResponse that is ready to be written: ids, decision, and how current the catalog is.</summary>
/// <param name="decision">The decision.</param>
/// <param name="freshness">How current. Null: the catalog cannot age.</param>
internal readonly ref struct HotAnswer(ReadyDecision decision, Freshness? freshness)
{
    private const byte RequestIdTag = 1 << 3 | 2;
    private const byte CorrelationIdTag = 2 << 3 | 2;
    private const byte DecisionTag = 3 << 3 | 2;
    private const byte FreshnessTag = 5 << 3 | 2;
    private const byte AgeTag = 1 << 3 | 2;
    private const byte SecondsTag = 1 << 3;
    private const byte StaleTag = 2 << 3;

    private readonly ReadyDecision decision = decision;

    public int Length(in ClaimBytes claim)
    {
        var length = decision.Length(in claim);
        return WireWriter.Length(claim.RequestId)
            + WireWriter.Length(claim.CorrelationId)
            + 1
            + WireWriter.Length((ulong)length)
            + length
            + (freshness is { } known ? 2 + FreshnessLength(known) : 0);
    }

    /// <summary>Writes the message into a place of its length.</summary>
    public void Write(in ClaimBytes claim, Span<byte> place)
    {
        var writer = new WireWriter(place);
        writer.Field(RequestIdTag, claim.RequestId);
        writer.Field(CorrelationIdTag, claim.CorrelationId);
        var length = decision.Length(in claim);
        writer.Begin(DecisionTag, (ulong)length);
        decision.Write(in claim, writer.Take(length));
        if (freshness is { } known)
        {
            writer.Begin(FreshnessTag, (ulong)FreshnessLength(known));
            writer.Begin(AgeTag, (ulong)SecondsLength(known));
            writer.Field(SecondsTag, Seconds(known));
            writer.Field(StaleTag, known.IsStale ? 1 : 0);
        }
    }

    private static long Seconds(Freshness known) => (long)known.Age.TotalSeconds;

    private static int SecondsLength(Freshness known) =>
        Seconds(known) is var seconds && seconds == 0 ? 0 : 1 + WireWriter.Length((ulong)seconds);

    private static int FreshnessLength(Freshness known) => 2 + SecondsLength(known) + (known.IsStale ? 2 : 0);
}
