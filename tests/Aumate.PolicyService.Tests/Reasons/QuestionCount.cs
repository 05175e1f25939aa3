using System.Numerics;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// Counts by brute force what each question settles. A completion is an answer to every bit on which an open remedy hangs, and one outcome of the
/// diagnosis where that is open; outcomes that do the same to every remedy are counted together. Null: there are too many to try them all.
/// </summary>
internal sealed class QuestionCount
{
    private readonly Evaluation evaluation;
    private readonly Remedy[] open;
    private readonly OpenBits bits;
    private readonly IReadOnlyList<(uint Refused, long Outcomes)> diagnoses;

    // Of each completion, the status of each open remedy, four bits for each; of diagnoses and answers, the answers change faster.
    private readonly ushort[] statuses;

    private QuestionCount(Evaluation evaluation, Remedy[] open, OpenBits bits, IReadOnlyList<(uint Refused, long Outcomes)> diagnoses)
    {
        (this.evaluation, this.open, this.bits, this.diagnoses) = (evaluation, open, bits, diagnoses);
        statuses = new ushort[diagnoses.Count << bits.Count];
        for (var i = 0; i < statuses.Length; i++)
        {
            statuses[i] = StatusesOf(i);
        }
    }

    /// <summary>The questions, the one that settles most first.</summary>
    public static Question[]? Of(ReasonCase subject, Remedies asked, int mostBits)
    {
        var evaluation = subject.Evaluation;
        Remedy[] open = [.. asked.Each().Where(remedy => evaluation.Decision[remedy].Status == RemedyStatus.Undetermined)];
        var bits = new OpenBits(evaluation, open, HangingOnLaw(subject, open));
        return bits.Count > mostBits ? null : new QuestionCount(evaluation, open, bits, Diagnoses.Of(evaluation, open)).Rank();
    }

    // A remedy hangs on the law where the laws differ on it, in what it comes to or in what it lacks.
    private static Remedies HangingOnLaw(ReasonCase subject, Remedy[] open)
    {
        var decided = subject.Plain.Length == 1 ? [] : subject.Plain.Select(WarrantyOracle.Decide).ToArray();
        return open.Where(remedy => decided.Select(law => Say(law, (PlainRemedy)remedy)).Distinct(StringComparer.Ordinal).Count() > 1)
            .Aggregate(Remedies.None, (set, remedy) => set | remedy.AsSet());
    }

    private static string Say(OracleDecision law, PlainRemedy remedy) => $"{law.Status(remedy)} {string.Join(' ', law.Missing(remedy))}";

    private Question[] Rank()
    {
        var all = (BigInteger)diagnoses.Sum(diagnosis => diagnosis.Outcomes) << bits.Count;
        return
        [
            .. open.SelectMany(remedy => evaluation.Decision[remedy].Missing)
                .Distinct()
                .Select(field => new Question(field, On(field), Settles(field), all * open.Length))
                .OrderByDescending(question => question.Settles)
                .ThenBy(question => question.Field.Order),
        ];
    }

    private Remedies On(FieldRef field) =>
        open.Where(remedy => evaluation.Decision[remedy].Missing.Contains(field))
            .Aggregate(Remedies.None, (set, remedy) => set | remedy.AsSet());

    private BigInteger Settles(FieldRef field)
    {
        var isDiagnosis = field == ClaimField.Diagnosis;
        var mask = bits.Of(field);
        var seen = new Dictionary<int, ushort>();
        for (var i = 0; i < statuses.Length; i++)
        {
            seen[Answer(i)] = (ushort)(seen.GetValueOrDefault(Answer(i)) | statuses[i]);
        }

        return Enumerable
            .Range(0, statuses.Length)
            .Aggregate(BigInteger.Zero, (sum, i) => sum + (Settled(seen[Answer(i)]) * (BigInteger)diagnoses[i >> bits.Count].Outcomes));

        int Answer(int i) => (isDiagnosis ? i >> bits.Count << bits.Count : 0) | (i & mask);
    }

    private int Settled(ushort seen) => Enumerable.Range(0, open.Length).Count(place => BitOperations.IsPow2((seen >> (4 * place)) & 0xF));

    private ushort StatusesOf(int completion)
    {
        var answers = completion & ((1 << bits.Count) - 1);
        var refused = diagnoses[completion >> bits.Count].Refused;
        var all = 0;
        for (var place = 0; place < open.Length; place++)
        {
            // Where another law may govern, nothing is known before it is known that it does not.
            var status = bits.OtherLaw(open[place], answers)
                ? 0b11
                : 1 << (int)bits.Status(open[place], answers, (refused >> place & 1) != 0);
            all |= status << (4 * place);
        }

        return (ushort)all;
    }
}
