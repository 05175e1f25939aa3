using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Decisions;

/// <summary>
/// The name of a decision: the first 128 bits of SHA-256 over every fact of the claim that decides and every version, in one fixed encoding. The facts
/// are the normalised ones: an instant with a zone counts as its day, and the order in which causes are listed does not count. The serial number is left
/// out: it decides nothing, and a receipt, which replays the decision, does not hold it.
/// </summary>
internal readonly struct DecisionId
{
    private readonly ContentDigest digest;

    private DecisionId(ContentDigest digest) => this.digest = digest;

    public static string Of(Claim claim, ImmutableArray<Terms> laws, Versions versions)
    {
        var writer = new DecisionId(new ContentDigest());
        writer.Write(versions, laws);
        writer.WriteSale(claim);
        writer.WriteItem(claim);
        writer.WriteEvents(claim);
        return writer.digest.ToString();
    }

    /// <summary>The beginning of what is hashed: all that decides besides the claim. The same for every claim that the same terms and versions decide.</summary>
    /// <param name="laws">The terms that governed, as amended.</param>
    /// <param name="versions">The versions.</param>
    public static byte[] Beginning(ImmutableArray<Terms> laws, Versions versions)
    {
        var writer = new DecisionId(new ContentDigest());
        writer.Write(versions, laws);
        return writer.digest.Written.ToArray();
    }

    private void Write(Versions versions, ImmutableArray<Terms> laws)
    {
        Write(versions);
        Write(laws.Length);
        foreach (var terms in laws)
        {
            Write(terms);
        }
    }

    // Numbers and waivers are written as they apply, so that terms that change under an old name cannot keep an old id.
    private void Write(Terms terms)
    {
        Write(terms.ReturnDays);
        Write(terms.ExchangeDays);
        Write(terms.ServiceFloorMonths);
        Write(terms.MinimumPeriodMonths ?? default);
        Write(terms.Version.Parameters.RepairWorkingDays);
        var rows = terms.Overlays.SelectMany(overlay => overlay.Rows).ToArray();
        Write(rows.Length);
        foreach (var row in rows)
        {
            Write(row.Waives.Length);
            foreach (var (requirement, remedies) in row.Waives)
            {
                Write((int)requirement);
                Write((int)remedies);
            }

            Write(row.PersonDecides);
            Write(row.Authority);
            Write(row.ReviewedBy);
        }
    }

    private void Write(Versions versions)
    {
        Write(versions.Engine);
        Write(versions.CatalogRevision);
        Write(versions.Calendar);
        Write(versions.Terms);
        Write(versions.Overlays.Length);
        foreach (var overlay in versions.Overlays)
        {
            Write(overlay);
        }
    }

    private void WriteSale(Claim claim)
    {
        Write(claim.ClaimDate);
        Write(claim.Model);
        Write((int?)claim.OperatingSystem);
        Write(claim.VoucherDate);
        Write(claim.ContractDate);
        Write(claim.DeliveryDate);
        Write(claim.Price);
        Write(claim.PricePaid);
        Write((int?)claim.PriceKind);
        Write((int?)claim.UnitKind);
        Write((int?)claim.Title);
        Write((int?)claim.Source);
        Write(claim.PeriodMonths);
        Write(claim.ContractReference);
        Write(claim.ContractReplaces.MinimumPeriodMonths);
        Write(claim.ContractReplaces.ReturnDays);
        Write(claim.ContractReplaces.ExchangeDays);
        Write(claim.ContractReplaces.ServiceFloorMonths);
        Write(claim.ContractWaives);
        Write(claim.Jurisdiction);
    }

    private void WriteItem(Claim claim)
    {
        Write((int)claim.Item.Kind);
        Write(claim.Item.Part);
        Write(claim.Item.AccessoryModel);
        Write(claim.Item.StandardConfiguration);
        Write(claim.ProofOfPurchase);
        Write(claim.WarrantyCertificate);
        Write((int?)claim.SerialLabel);
        Write(claim.SerialMatches);
        Write(claim.Complete);
        Write((int?)claim.Diagnosis);
        Write((long)claim.Causes.Bits);
    }

    private void WriteEvents(Claim claim)
    {
        Write((int)claim.Authorization);
        Write(claim.Shipped);
        Write(claim.ReceiptDate);
        Write(claim.SupportRequested?.Date);
        Write(claim.SupportRequested?.NanosecondOfDay ?? -1);
        Write(claim.SupportRequested?.Offset.Seconds ?? -1);
        Write(claim.SupportRequested?.Zone.Id);
        Write(claim.Services.Length);
        foreach (var service in claim.Services)
        {
            Write(service.CompletionDate);
            Write(service.Covered);
            Write((int?)service.Scope);
            Write(service.Part);
            Write(service.AccessoryModel);
        }

        Write(claim.Exceptions);
        Write((int?)claim.RequestedRemedy);
    }

    private void Write(ImmutableArray<Waiver> waivers)
    {
        Write(waivers.Length);
        foreach (var waiver in waivers)
        {
            Write((int)waiver.Requirement);
            Write((int)waiver.Remedies);
            Write(waiver.Source);
        }
    }

    private void Write(TermsFigure parameter)
    {
        Write(parameter.Value);
        Write(parameter.SetBy);
    }

    private void Write(Money? money)
    {
        Write(money?.Currency);
        Write(money?.Units ?? -1);
        Write(money?.Nanos ?? -1);
    }

    private void Write(LocalDate? date) => digest.Write(date);

    private void Write(bool? value) => digest.Write(value is { } known ? (known ? 1 : 0) : -1);

    private void Write(long? value) => digest.Write(value ?? -1);

    private void Write(string? text) => digest.Write(text);
}
