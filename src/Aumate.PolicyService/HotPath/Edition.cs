using System.Collections.Concurrent;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.HotPath;

/// <summary>The forms of one shape, as far as they are known.</summary>
internal sealed class Forms
{
    private AnswerForm? withReplacement;
    private AnswerForm? withoutReplacement;

    /// <summary>Whether it turned out that the shape has no form, so that every claim of it is the plain path's.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>One of the forms that are known: whether anything is exchanged is the same in both. Null: none is.</summary>
    public AnswerForm? Known => withReplacement ?? withoutReplacement;

    /// <summary>The form for claims of which the product is replaced by none, or for all others. Null: not known.</summary>
    public AnswerForm? For(bool nothingReplaces) => nothingReplaces ? withoutReplacement : withReplacement;

    /// <summary>Keeps a form. Null: there is none.</summary>
    public void Keep(bool nothingReplaces, AnswerForm? form)
    {
        IsPlain |= form is null;
        if (nothingReplaces)
        {
            withoutReplacement = form;
        }
        else
        {
            withReplacement = form;
        }
    }
}

/// <summary>
/// What is known of shapes on one catalog. Its size is bounded: when it is full a new one begins. It holds no snapshot, so that none outlives its time.
/// </summary>
/// <param name="revision">The catalog's revision, which stands for all of its content. Empty: none yet.</param>
internal sealed class Edition(string revision)
{
    // Some 3 KB each.
    private const int MostShapes = 2048;
    private const int Slots = 16_384;

    private readonly ConcurrentDictionary<Shape, Forms> known = [];
    private readonly (int Last, int Before)[] seen = new (int, int)[Slots];
    private int count;

    /// <summary>Whether no more shapes are to be kept.</summary>
    public bool IsFull => count >= MostShapes;

    public bool IsOf(CatalogSnapshot catalog) => string.Equals(revision, catalog.Revision, StringComparison.Ordinal);

    public Forms? Find(Shape shape) => known.GetValueOrDefault(shape);

    public Forms FindOrAdd(Shape shape) => known.GetOrAdd(shape, Count);

    /// <summary>
    /// Whether a shape came before, as far as is remembered: a form is worth making for a shape that comes again, and shapes that do not come again fill no
    /// table.
    /// </summary>
    public bool CameBefore(Shape shape)
    {
        // Two for a slot: of two shapes that take turns each would push the other out.
        var hash = shape.GetHashCode();
        ref var slot = ref seen[hash & (Slots - 1)];
        if (slot.Last == hash || slot.Before == hash)
        {
            return true;
        }

        slot = (hash, slot.Last);
        return false;
    }

    private Forms Count(Shape shape)
    {
        Interlocked.Increment(ref count);
        return new Forms();
    }
}
