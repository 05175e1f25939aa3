using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// The bits on which open remedies hang, but for the diagnosis: one for each fact of the letter that can matter, of the time in warranty one for each
/// field that is missing, and one for the law where that hangs on the day of sale. Set, a bit speaks against the customer.
/// </summary>
internal sealed class OpenBits
{
    private readonly Evaluation evaluation;
    private readonly Dictionary<Remedy, OpenLetter> letters;
    private readonly List<Fact> facts;
    private readonly List<FieldRef> times;
    private readonly Dictionary<Remedy, int[]> ways;
    private readonly Remedies hangingOnLaw;

    public OpenBits(Evaluation evaluation, Remedy[] open, Remedies hangingOnLaw)
    {
        this.evaluation = evaluation;
        letters = open.ToDictionary(remedy => remedy, remedy => new OpenLetter(evaluation, remedy));
        var matter = letters.Values.SelectMany(letter => letter.Matter.Facts()).Distinct().ToArray();
        facts = [.. matter.Where(fact => fact != Fact.OutOfWarranty && !Diagnoses.Settles(fact))];
        var asks = letters.Where(letter => letter.Value.Matter.Has(Fact.OutOfWarranty)).ToDictionary(letter => letter.Key, AsksOf);
        times = [.. asks.Values.SelectMany(fields => fields).Distinct()];
        ways = asks.ToDictionary(entry => entry.Key, entry => WaysOf(entry.Value));
        this.hangingOnLaw = hangingOnLaw;
    }

    /// <summary>How many there are.</summary>
    public int Count => facts.Count + times.Count + (HasLaw ? 1 : 0);

    /// <summary>The bits that knowing a field answers.</summary>
    public int Of(FieldRef field)
    {
        var mask = HasLaw && field == ClaimField.PurchaseDate ? LawBit : 0;
        for (var i = 0; i < facts.Count; i++)
        {
            mask |= evaluation.Facts.Asks(facts[i], Remedy.FreeRepair).Contains(field) ? 1 << i : 0;
        }

        return times.Contains(field) ? mask | TimeBit(field) : mask;
    }

    /// <summary>Whether these answers leave the sale to another law, of a remedy on which that bears.</summary>
    public bool OtherLaw(Remedy remedy, int answers) => hangingOnLaw.Has(remedy) && (answers & LawBit) != 0;

    /// <summary>The status of a remedy by these answers.</summary>
    public RemedyStatus Status(Remedy remedy, int answers, bool refusedByDiagnosis)
    {
        var letter = letters[remedy];
        var true_ = letter.Known.Bits;
        for (var i = 0; i < facts.Count; i++)
        {
            true_ |= (answers >> i & 1) != 0 ? FactSet.Of(facts[i]).Bits : 0;
        }

        var isOut = ways.TryGetValue(remedy, out var all) && all.All(way => (way & answers) != 0);
        return letter.Status(new FactSet(true_ | (isOut ? FactSet.Of(Fact.OutOfWarranty).Bits : 0)), refusedByDiagnosis);
    }

    private bool HasLaw => hangingOnLaw != Remedies.None;

    private int LawBit => 1 << (facts.Count + times.Count);

    private int TimeBit(FieldRef field) => 1 << (facts.Count + times.IndexOf(field));

    private FieldRef[] AsksOf(KeyValuePair<Remedy, OpenLetter> letter) => [.. evaluation.Facts.Asks(Fact.OutOfWarranty, letter.Key)];

    private int[] WaysOf(FieldRef[] asks) =>
        [.. WarrantyWays.Of(evaluation, asks).Select(way => way.Aggregate(0, (mask, field) => mask | TimeBit(field)))];
}
