using System.Numerics;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>
/// Every combination of some facts of a scene, each unknown or at one of its values, decided one by one. What must come out where facts are unknown
/// follows from the decisions where all are known (R2), and from nothing else.
/// </summary>
internal sealed class KnowledgeSlice
{
    private const int Undetermined = (int)RemedyStatus.Undetermined;
    private readonly PlainClaim scene;
    private readonly Knob[] knobs;

    // Of a combination, the number is the sum of each knob's setting times its weight: settling a fact leads to a higher number.
    private readonly int[] weights;
    private readonly byte[] statuses;
    private readonly ushort[] missing;
    private readonly bool[] unsaid;
    private ulong seenTrue;
    private ulong seenFalse;
    private ulong seenUnknown;

    public KnowledgeSlice(PlainClaim scene, IEnumerable<Knob> knobs)
    {
        this.scene = scene;
        this.knobs = [.. knobs];
        weights = new int[this.knobs.Length];
        Size = 1;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Size;
            Size *= this.knobs[i].Settings.Count;
        }

        statuses = new byte[Size * 4];
        missing = new ushort[Size * 4];
        unsaid = new bool[Size];
    }

    /// <summary>How many combinations there are.</summary>
    public int Size { get; }

    /// <summary>Facts of the letter that were true, false, unknown in some combination.</summary>
    public (FactSet True, FactSet False, FactSet Unknown) Seen => (new(seenTrue), new(seenFalse), new(seenUnknown));

    /// <summary>Decides every combination.</summary>
    public KnowledgeSlice Decide()
    {
        for (var number = 0; number < Size; number++)
        {
            var claim = Claim(number);
            // That no warranty was agreed is a completion, and no claim; with the purchase date known it is decided like one.
            unsaid[number] = claim is { PeriodMonths: Knobs.NoWarranty, PurchaseDate: null };
            Keep(number, InProcess.OnTheLetter.Evaluate(claim));
        }

        return this;
    }

    /// <summary>Where a settled status does not survive that one more fact becomes known.</summary>
    public IEnumerable<string> Reversals() =>
        from number in Enumerable.Range(0, Size)
        where !unsaid[number]
        from remedy in Remedies.All.Each()
        where Status(number, remedy) != Undetermined
        from i in Unknown(number)
        from value in Enumerable.Range(1, knobs[i].Settings.Count - 1)
        where !unsaid[number + (value * weights[i])] && Status(number + (value * weights[i]), remedy) != Status(number, remedy)
        select $"{remedy} is reversed by {knobs[i].Field}: {Claim(number)}";

    /// <summary>Where a status is open that the completions agree on, or what it lacks is not exactly what can change it.</summary>
    public IEnumerable<string> Inexactness() => Remedies.All.Each().SelectMany(Inexactness);

    private IEnumerable<string> Inexactness(Remedy remedy)
    {
        // Per combination: the statuses of its completions, and the knobs that change the status in one of them.
        var reached = new byte[Size];
        var matter = new ushort[Size];
        for (var number = Size - 1; number >= 0; number--)
        {
            var unknown = Unknown(number).Take(2).ToArray();
            if (unknown is [])
            {
                reached[number] = (byte)(1 << Status(number, remedy));
            }
            else
            {
                reached[number] = (byte)Join(reached, number, unknown[0]);
                var others = Join(matter, number, unknown[0]);
                var own = 1 << unknown[0];
                var alone = BitOperations.PopCount(reached[number]) > 1 ? own : 0;
                matter[number] = (ushort)(others | (unknown is [_, var second] ? Join(matter, number, second) & own : alone));
            }

            if (unsaid[number])
            {
                continue;
            }

            var expected = BitOperations.IsPow2(reached[number]) ? BitOperations.TrailingZeroCount(reached[number]) : Undetermined;
            if (Status(number, remedy) != expected)
            {
                yield return $"{remedy} is {(RemedyStatus)expected}, was {(RemedyStatus)Status(number, remedy)}: {Claim(number)}";
            }

            if (missing[(number * 4) + (int)remedy] != matter[number])
            {
                yield return $"{remedy} lacks {Names(matter[number])}, was {Names(missing[(number * 4) + (int)remedy])}: {Claim(number)}";
            }
        }
    }

    private int Join<T>(T[] of, int number, int knob)
        where T : IBinaryInteger<T>
    {
        var all = T.Zero;
        for (var value = 1; value < knobs[knob].Settings.Count; value++)
        {
            all |= of[number + (value * weights[knob])];
        }

        return int.CreateChecked(all);
    }

    private IEnumerable<int> Unknown(int number)
    {
        for (var i = 0; i < knobs.Length; i++)
        {
            if (number / weights[i] % knobs[i].Settings.Count == 0)
            {
                yield return i;
            }
        }
    }

    private PlainClaim Claim(int number)
    {
        var claim = scene;
        for (var i = 0; i < knobs.Length; i++)
        {
            claim = knobs[i].Settings[number / weights[i] % knobs[i].Settings.Count](claim);
        }

        return claim;
    }

    private int Status(int number, Remedy remedy) => statuses[(number * 4) + (int)remedy];

    private void Keep(int number, Evaluation evaluation)
    {
        var values = evaluation.Facts.Values;
        seenTrue |= values.True.Bits;
        seenFalse |= values.False.Bits;
        seenUnknown |= ~(values.True.Bits | values.False.Bits);
        foreach (var remedy in evaluation.Decision.Remedies)
        {
            statuses[(number * 4) + (int)remedy.Remedy] = (byte)remedy.Status;
            foreach (var field in remedy.Missing)
            {
                missing[(number * 4) + (int)remedy.Remedy] |= (ushort)(1 << Array.FindIndex(knobs, knob => knob.Field == field));
            }
        }
    }

    private string Names(int set) => string.Join(' ', knobs.Where((_, i) => (set & (1 << i)) != 0).Select(knob => knob.Field.ToString()));
}
