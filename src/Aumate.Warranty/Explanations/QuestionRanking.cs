using System.Collections.Immutable;
using System.Numerics;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// Ranks what to ask next: in how many completions the answer to one question alone settles an undetermined remedy. A completion gives every fact of the
/// letter that matters a value (R2). The facts fall into cells that are independent of each other (R2; R9, R11, R16), so completions are counted cell by
/// cell and multiplied, never listed.
/// </summary>
internal sealed class QuestionRanking
{
    private readonly ImmutableArray<OpenRemedy> remedies;
    private readonly ImmutableArray<Cell> cells;
    private readonly bool lawIsOpen;

    /// <summary>Reads the undetermined ones of some remedies.</summary>
    public QuestionRanking(Evaluation evaluation, ImmutableArray<LawReading> laws, Remedies asked)
    {
        remedies =
        [
            .. asked
                .Each()
                .Select(remedy => evaluation.Decision[remedy])
                .Where(decided => decided.Status == RemedyStatus.Undetermined)
                .Select(decided => OpenRemedy.Read(decided, evaluation, laws)),
        ];
        lawIsOpen = remedies.Any(remedy => remedy.LawIsOpen);
        cells = remedies.IsEmpty ? [] : Cell.Of(remedies);
    }

    /// <summary>The questions, the one that settles most first.</summary>
    public ImmutableArray<Question> Rank()
    {
        if (remedies.IsEmpty)
        {
            return [];
        }

        var fields = remedies.SelectMany(remedy => remedy.Missing).Distinct().OrderBy(field => field.Order);
        var completions = Product(cells, null) * (lawIsOpen ? 2 : 1) * remedies.Length;
        return
        [
            .. fields
                .Select(field => new Question(field, BearsOn(field), Settles(field), completions))
                .OrderByDescending(question => question.Settles),
        ];
    }

    private Remedies BearsOn(FieldRef field) =>
        remedies.Where(remedy => remedy.Missing.Contains(field)).Aggregate(Remedies.None, (set, remedy) => set | remedy.Remedy.AsSet());

    private BigInteger Settles(FieldRef field)
    {
        var sum = BigInteger.Zero;
        foreach (var remedy in remedies)
        {
            sum += Settles(field, remedy);
        }

        return sum;
    }

    // Which law governs hangs on the purchase date: in half of the completions it is the claim date's law, and only that question tells.
    private BigInteger Settles(FieldRef field, OpenRemedy remedy)
    {
        var byLaw = lawIsOpen && !remedy.LawIsOpen ? 2 : 1;
        if (remedy.LawIsOpen && field.Field is not (ClaimField.PurchaseDate or ClaimField.ContractDate))
        {
            return 0;
        }

        if (remedy.LawSettles)
        {
            return Product(cells, null);
        }

        return cells.FirstOrDefault(cell => cell.Answers(field)) is { } mine
            ? Product(cells, mine) * remedy.Settles(mine, field) * byLaw
            : 0;
    }

    private static BigInteger Product(ImmutableArray<Cell> cells, Cell? except) =>
        cells.Where(cell => cell != except).Aggregate(BigInteger.One, (product, cell) => product * cell.Completions);
}
