using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Decisions;

/// <summary>
/// The name of a decision: the first 128 bits of SHA-256 over every fact of the claim and every version, in one fixed encoding. The facts are the
/// normalised ones: an instant with a zone counts as its day, and the order in which causes are listed does not count.
/// </summary>
internal ref struct DecisionId
{
    private const int HexDigits = 32;
    private const int LongestNumber = 10;
    private readonly ArrayBufferWriter<byte> bytes;

    private DecisionId(ArrayBufferWriter<byte> bytes) => this.bytes = bytes;

    public static string Of(Claim claim, ImmutableArray<Terms> laws, Versions versions)
    {
        var writer = new DecisionId(new ArrayBufferWriter<byte>(512));
        writer.Write(versions);
        writer.Write(laws.Length);
        foreach (var terms in laws)
        {
            writer.Write(terms);
        }

        writer.WriteSale(claim);
        writer.WriteItem(claim);
        writer.WriteEvents(claim);
        return Convert.ToHexStringLower(SHA256.HashData(writer.bytes.WrittenSpan).AsSpan(0, HexDigits / 2));
    }

    // Numbers and waivers are written as they apply, so that terms that change under an old name cannot keep an old id.
    private readonly void Write(Terms terms)
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

    private readonly void Write(Versions versions)
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

    private readonly void WriteSale(Claim claim)
    {
        Write(claim.ClaimDate);
        Write(claim.Model);
        Write(claim.SerialNumber);
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

    private readonly void WriteItem(Claim claim)
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

    private readonly void WriteEvents(Claim claim)
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

    private readonly void Write(ImmutableArray<Waiver> waivers)
    {
        Write(waivers.Length);
        foreach (var waiver in waivers)
        {
            Write((int)waiver.Requirement);
            Write((int)waiver.Remedies);
            Write(waiver.Source);
        }
    }

    private readonly void Write(TermsFigure parameter)
    {
        Write(parameter.Value);
        Write(parameter.SetBy);
    }

    private readonly void Write(Money? money)
    {
        Write(money?.Currency);
        Write(money?.Units ?? -1);
        Write(money?.Nanos ?? -1);
    }

    private readonly void Write(LocalDate date) => Write((LocalDate?)date);

    private readonly void Write(bool value) => Write((bool?)value);

    private readonly void Write(LocalDate? date) => Write(date is { } day ? (day.Year * 10_000) + (day.Month * 100) + day.Day : -1);

    private readonly void Write(bool? value) => Write(value is { } known ? (known ? 1 : 0) : -1);

    private readonly void Write(int value) => Write((long)value);

    private readonly void Write(int? value) => Write((long)(value ?? -1));

    // Seven bits a byte, the lowest first, -1 for what is not there as 0: short, and no number is the beginning of another.
    private readonly void Write(long value)
    {
        var rest = (ulong)(value + 1);
        var span = bytes.GetSpan(LongestNumber);
        var length = 0;
        do
        {
            span[length++] = (byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            rest >>= 7;
        } while (rest != 0);
        bytes.Advance(length);
    }

    // The length goes first, and -1 for a text that is not there: no two lists of fields encode alike.
    private readonly void Write(string? text)
    {
        Write(text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
        {
            bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }
}
