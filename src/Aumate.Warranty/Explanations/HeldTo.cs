using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>What a remedy is held to under one law and does not simply meet, and the ways to meet it.</summary>
internal sealed class HeldTo
{
    private readonly LawReading law;
    private readonly Remedy remedy;
    private readonly ImmutableArray<AskedLimb> open;

    public HeldTo(LawReading law, Remedy remedy, Func<AskedLimb, bool>? included = null)
    {
        (this.law, this.remedy) = (law, remedy);
        open =
        [
            .. law.Asked(remedy)
                .Where(asked => law.Facts.Values.Allow(asked.Limb.Facts) && !IsOfTime(asked.Limb) && included?.Invoke(asked) != false),
        ];
        Time = included is null ? new TimeLift(law, remedy) : null;
    }

    /// <summary>What is to be met in time. Null: time is left out.</summary>
    public TimeLift? Time { get; }

    /// <summary>The ways to meet all of it.</summary>
    public Ways Ways() =>
        open.Aggregate(
            Time is null ? Explanations.Ways.Anyhow : Time.Window.And(Time.Warranty),
            (ways, asked) => ways.And(Lift(asked.Limb))
        );

    /// <summary>Each requirement with the ways to meet it.</summary>
    public IEnumerable<(Requirement Requirement, Ways Ways)> Each()
    {
        foreach (var asked in open)
        {
            yield return (asked.Rule.Requirement, Lift(asked.Limb));
        }

        if (Time is not null)
        {
            yield return (remedy == Remedy.Return ? Requirement.ReturnWindow : Requirement.ExchangeWindow, Time.Window);
            yield return (Requirement.InWarranty, Time.Warranty);
        }
    }

    private Ways Lift(Limb limb)
    {
        var ways = Explanations.Ways.Never;
        foreach (var fact in limb.Facts.Facts())
        {
            ways = ways.Or(FactLift.Of(fact, law.Facts.Claim));
        }

        return ways;
    }

    private static bool IsOfTime(Limb limb) =>
        limb.Facts.Has(Fact.PastReturnWindow) || limb.Facts.Has(Fact.PastExchangeWindow) || limb.Facts.Has(Fact.OutOfWarranty);
}
