using System.Collections.Concurrent;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.HotPath;

/// <summary>The forms of one shape, as far as they are known.</summary>
internal sealed class Forms
{
    private AnswerForm? givingSomething;
    private AnswerForm? givingNothing;

    /// <summary>Whether it turned out that the shape has no form, so that every claim of it is the plain path's.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Either form: what does not hang on the exchange is the same in both. Null: none is known.</summary>
    public AnswerForm? Either => givingSomething ?? givingNothing;

    /// <summary>The form for claims for which an exchange gives something, or nothing replaces the product. Null: not known.</summary>
    public AnswerForm? Of(bool nothingReplaces) => nothingReplaces ? givingNothing : givingSomething;

    /// <summary>Keeps a form. Null: there is none.</summary>
    public void Keep(bool nothingReplaces, AnswerForm? form)
    {
        IsPlain |= form is null;
        if (nothingReplaces)
        {
            givingNothing = form;
        }
        else
        {
            givingSomething = form;
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

    public bool IsOf(CatalogSnapshot catalog) => string.Equals(revision, catalog.Revision, StringComparison.Ordinal);

    public bool IsFull => known.Count >= MostShapes;

    public Forms? Find(Shape shape) => known.GetValueOrDefault(shape);

    public Forms FindOrAdd(Shape shape) => known.GetOrAdd(shape, _ => new Forms());

    /// <summary>Whether a shape came before, as far as is remembered. A form is worth making for a shape that comes again, and no caller fills the table with others.</summary>
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
}
