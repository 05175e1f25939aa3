using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;

namespace Aumate.PolicyService.Client;

/// <summary>
/// What came of a claim: <see cref="Decided"/> or <see cref="NotKnown"/>, and nothing else. Only a decision of the service that was read whole can be the
/// first, so nothing that goes wrong can become a refusal.
/// </summary>
public abstract class ClaimAnswer
{
    private ClaimAnswer(EvaluateClaimRequest request) => Request = request;

    /// <summary>The request that this is the answer to, as it was given.</summary>
    public EvaluateClaimRequest Request { get; }

    /// <summary>Goes one of two ways; there is no third, and neither can be left out.</summary>
    /// <param name="decided">What to do with a decision, also one that refuses.</param>
    /// <param name="notKnown">What to do where nothing is known: hold the claim.</param>
    public abstract TResult Match<TResult>(Func<Decided, TResult> decided, Func<CallFailure, TResult> notKnown);

    /// <summary>How a remedy stands. Without a decision: <see cref="RemedyStanding.NotKnown"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="remedy"/> is none of the four.</exception>
    public abstract RemedyStanding StandingOf(Remedy remedy);

    /// <summary>The service decided.</summary>
    public sealed class Decided : ClaimAnswer
    {
        internal Decided(EvaluateClaimRequest request, Decision decision, ByteString receipt, CatalogAge? catalogAge)
            : base(request)
        {
            Decision = decision;
            Receipt = receipt;
            CatalogAge = catalogAge;
        }

        /// <summary>The decision: all four remedies, each with a status of the contract.</summary>
        public Decision Decision { get; }

        /// <summary>The receipt, to be kept as it is. Empty: it was not asked for.</summary>
        public ByteString Receipt { get; }

        /// <summary>How current the catalog was. Null: it cannot age.</summary>
        public CatalogAge? CatalogAge { get; }

        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Decided, TResult> decided, Func<CallFailure, TResult> notKnown)
        {
            ArgumentNullException.ThrowIfNull(decided);
            return decided(this);
        }

        /// <inheritdoc/>
        public override RemedyStanding StandingOf(Remedy remedy) => Standings.Of(Decision.Remedies[Standings.Place(remedy)].Status);
    }

    /// <summary>Nothing is known about the claim. It is to be held, not refused.</summary>
    public sealed class NotKnown : ClaimAnswer
    {
        internal NotKnown(EvaluateClaimRequest request, CallFailure failure)
            : base(request) => Failure = failure;

        /// <summary>Why.</summary>
        public CallFailure Failure { get; }

        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Decided, TResult> decided, Func<CallFailure, TResult> notKnown)
        {
            ArgumentNullException.ThrowIfNull(notKnown);
            return notKnown(Failure);
        }

        /// <inheritdoc/>
        public override RemedyStanding StandingOf(Remedy remedy)
        {
            Standings.Place(remedy);
            return RemedyStanding.NotKnown;
        }
    }
}
