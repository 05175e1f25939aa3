using System.Collections.Immutable;
using Aumate.Warranty.Catalog.Columns;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>Holds products of a catalog against one of them, as of a day (R21).</summary>
internal sealed class Holding(CatalogSnapshot catalog, Product original, LocalDate day)
{
    private readonly ProductTable table = catalog.Table;
    private readonly Category category = original.Category;

    // Of what the original has, made when the first candidate is written.
    private string?[]? originalTexts;

    /// <summary>Whether nothing stands in a product's way and every parameter passes.</summary>
    internal bool Qualifies(int product) => Obstacles(product).IsEmpty && table.NotLower(original.Number, product);

    /// <summary>A product with its proofs.</summary>
    /// <param name="product">The product, of the original's category.</param>
    /// <param name="rank">Its place in the successor chain. 0: it is not in it.</param>
    internal Candidate Candidate(int product, int rank)
    {
        ImmutableArray<CandidateObstacle> obstacles = Obstacles(product);
        var proofs = new ParameterProof[category.Parameters.Length];
        bool passed = true;
        for (int i = 0; i < proofs.Length; i++)
        {
            proofs[i] = Proof(product, i);
            passed &= proofs[i].Passed;
        }
        return new Candidate(
            table.Models.Text(product),
            obstacles.IsEmpty && passed,
            rank,
            obstacles,
            System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(proofs)
        );
    }

    private string?[] OriginalTexts =>
        originalTexts ??= [.. Enumerable.Range(0, category.Parameters.Length).Select(i => original.Value(i)?.ToString())];

    private ParameterProof Proof(int product, int parameter) =>
        new(
            category.Parameters[parameter],
            OriginalTexts[parameter],
            CandidateText(product, parameter),
            table.NotLower(category, parameter, original.Number, product)
        );

    // Candidates have much in common with the original, and text that is there need not be made.
    private string? CandidateText(int product, int parameter)
    {
        ParameterRule rule = category.Parameters[parameter].Rule;
        int word = category.Word(parameter);
        int position = table.Rows[product].Values + word;
        return table.Values.AreSame(rule, original.Row.Values + word, position)
            ? OriginalTexts[parameter]
            : table.Values.ValueText(rule, position);
    }

    private ImmutableArray<CandidateObstacle> Obstacles(int product)
    {
        ref readonly ProductRow row = ref table.Rows[product];
        ImmutableArray<CandidateObstacle> obstacles = [];
        obstacles = row.IsOnSale(day) ? obstacles : obstacles.Add(CandidateObstacle.NotOnSale);
        obstacles = row.Is(ProductTraits.Prototype) ? obstacles.Add(CandidateObstacle.Prototype) : obstacles;
        obstacles = row.Is(ProductTraits.New) ? obstacles : obstacles.Add(CandidateObstacle.NotNew);
        return row.Brand == original.Row.Brand ? obstacles : obstacles.Add(CandidateObstacle.OtherBrand);
    }
}
