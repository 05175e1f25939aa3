using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Client;

/// <summary>
/// What the letter would give for a cart: <see cref="Known"/> or <see cref="NotKnown"/>, and nothing else. Only an answer of the service that was read whole
/// can be the first, so nothing that goes wrong can become "not offered".
/// </summary>
public abstract class CoverageAnswer
{
    private CoverageAnswer(PreviewCoverageRequest request) => Request = request;

    /// <summary>The request that this is the answer to, as it was given.</summary>
    public PreviewCoverageRequest Request { get; }

    /// <summary>Goes one of two ways; there is no third, and neither can be left out.</summary>
    /// <param name="known">What to show of an answer.</param>
    /// <param name="notKnown">What to show where nothing is known: that it is not known.</param>
    public abstract TResult Match<TResult>(Func<Known, TResult> known, Func<CallFailure, TResult> notKnown);

    /// <summary>Whether a remedy is offered for a line. Without an answer: <see cref="CoverageStanding.NotKnown"/>.</summary>
    /// <param name="line">The line of the cart, from 0.</param>
    /// <param name="remedy">The remedy.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line in the request, or <paramref name="remedy"/> is none of the four.</exception>
    public CoverageStanding StandingOf(int line, Remedy remedy)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, Request.Lines.Count);
        var place = Standings.Place(remedy);
        return Match(known => Standings.Of(known.Lines[line].Remedies[place].Status), _ => CoverageStanding.NotKnown);
    }

    /// <summary>The service answered.</summary>
    public sealed class Known : CoverageAnswer
    {
        internal Known(PreviewCoverageRequest request, PreviewCoverageResponse response)
            : base(request) => Response = response;

        /// <summary>The whole answer.</summary>
        public PreviewCoverageResponse Response { get; }

        /// <summary>One for each line of the request, in its order, each with all four remedies and a status of the contract.</summary>
        public IReadOnlyList<LineCoverage> Lines => Response.Lines;

        /// <summary>How current the catalog was. Null: it cannot age.</summary>
        public CatalogAge? CatalogAge => CatalogAge.Of(Response.CatalogFreshness);

        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Known, TResult> known, Func<CallFailure, TResult> notKnown)
        {
            ArgumentNullException.ThrowIfNull(known);
            return known(this);
        }
    }

    /// <summary>Nothing is known. It is to be shown as "not known".</summary>
    public sealed class NotKnown : CoverageAnswer
    {
        internal NotKnown(PreviewCoverageRequest request, CallFailure failure)
            : base(request) => Failure = failure;

        /// <summary>Why.</summary>
        public CallFailure Failure { get; }

        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Known, TResult> known, Func<CallFailure, TResult> notKnown)
        {
            ArgumentNullException.ThrowIfNull(notKnown);
            return notKnown(Failure);
        }
    }
}
