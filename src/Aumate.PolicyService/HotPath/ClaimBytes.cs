using System.Buffers;

namespace Aumate.PolicyService.HotPath;

/// <summary>
/// An ordinary request for a decision, read where it lies: no text and no object is made of it. Ordinary is a claim that is surely valid (R29) and has
/// nothing that only a few claims have: earlier services, written exceptions, overrides, instants with zones, texts beyond ASCII, a receipt. Of anything
/// else nothing is said here.
/// </summary>
/// <remarks>
/// Numbers of enums are the contract's, 0 for what is not stated. Whether something is so is 0 for not stated, 1 for no, 2 for yes. Both are what the name of
/// a decision is made of as well.
/// </remarks>
internal ref struct ClaimBytes
{
    private const int MaxText = 64;
    private const int MaxCauses = 32;
    private const int Virus = 14;
    private const int CurrencyLength = 3;
    private const int MaxNanos = 999_999_999;
    private const int MaxPeriodMonths = Warranty.Letter.Bounds.PeriodMonths;

    private static readonly SearchValues<byte> Printable = SearchValues.Create([
        .. Enumerable.Range(' ', 0x7F - ' ').Select(code => (byte)code),
    ]);

    public ReadOnlySpan<byte> RequestId;
    public ReadOnlySpan<byte> CorrelationId;
    public ReadOnlySpan<byte> Model;
    public ReadOnlySpan<byte> ContractReference;
    public ReadOnlySpan<byte> Part;
    public ReadOnlySpan<byte> Accessory;
    public ReadOnlySpan<byte> Jurisdiction;
    public Amount Price;
    public Amount Paid;
    public Day Claimed;
    public Day Voucher;
    public Day Contract;
    public Day Delivery;
    public Day Received;
    public short PeriodMonths;
    public ushort Causes;
    public byte System;
    public byte PriceKind;
    public byte UnitKind;
    public byte Title;
    public byte Source;
    public byte Item;
    public byte Standard;
    public byte Invoice;
    public byte Certificate;
    public byte Label;
    public byte SerialMatches;
    public byte Complete;
    public byte Diagnosis;
    public byte Authorization;
    public byte Shipped;
    public byte Requested;

    /// <summary>The purchase date: the voucher's, else the contract's (R5).</summary>
    public readonly Day Purchase => Voucher.IsKnown ? Voucher : Contract;

    /// <summary>The model that an exchange is for.</summary>
    public readonly ReadOnlySpan<byte> Exchanged => Item == (byte)Wire.V1.ItemKind.Accessory ? Accessory : Model;

    /// <summary>Reads a request. False: it is not ordinary.</summary>
    /// <param name="message">An EvaluateClaimRequest.</param>
    /// <param name="claim">The claim; to be used only where it was read.</param>
    public static bool TryRead(ReadOnlySpan<byte> message, out ClaimBytes claim)
    {
        claim = default;
        var reader = new WireReader(message);
        var hasClaim = false;
        while (!reader.IsAtEnd)
        {
            var field = reader.NextField(out var isSized);
            if (!isSized || !reader.TrySized(out var content))
            {
                return false;
            }

            var read = field switch
            {
                1 => IsEchoed(claim.RequestId = content),
                2 => IsEchoed(claim.CorrelationId = content),
                3 => hasClaim = claim.ReadClaim(content),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        return hasClaim && claim.IsOrdinary();
    }

    private readonly bool IsOrdinary()
    {
        var isAccessory = Item == (byte)Wire.V1.ItemKind.Accessory;
        var purchase = Purchase;
        return Claimed.IsKnown
            && !Model.IsEmpty
            && (!purchase.IsKnown || purchase.Number <= Claimed.Number)
            && (isAccessory == !Accessory.IsEmpty)
            && (isAccessory || Standard == 0)
            && (Part.IsEmpty || Item == (byte)Wire.V1.ItemKind.Part)
            && (Causes == 0 || Diagnosis != (byte)Wire.V1.Diagnosis.NoFaultFound);
    }

    private bool ReadClaim(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var field = reader.NextField(out var isSized);
            if (!(isSized ? ReadSized(field, ref reader) : ReadNumber(field, ref reader)))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadSized(int field, ref WireReader reader) =>
        reader.TrySized(out var content)
        && field switch
        {
            1 => Claimed.TryRead(content),
            4 => ReadProduct(content),
            5 => ReadPurchase(content),
            6 => ReadContract(content),
            7 => ReadItem(content),
            13 => ReadFailure(content),
            16 => Received.TryRead(content),
            20 => IsText(Jurisdiction = content),
            _ => false,
        };

    private bool ReadNumber(int field, ref WireReader reader) =>
        field switch
        {
            8 => ReadAnswer(ref reader, out Invoice),
            9 => ReadAnswer(ref reader, out Certificate),
            10 => reader.TryNumber(3, out Label),
            11 => ReadAnswer(ref reader, out SerialMatches),
            12 => ReadAnswer(ref reader, out Complete),
            14 => reader.TryNumber(2, out Authorization),
            15 => reader.TryNumber(1, out Shipped),
            21 => reader.TryNumber(4, out Requested),
            _ => false,
        };

    private bool ReadProduct(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var read = reader.NextField(out var isSized) switch
            {
                1 when isSized => reader.TrySized(out Model) && IsText(Model),
                2 when isSized => reader.TrySized(out var serial) && IsText(serial),
                3 when !isSized => reader.TryNumber(2, out System),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadPurchase(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var read = reader.NextField(out var isSized) switch
            {
                1 when isSized => reader.TrySized(out var day) && Voucher.TryRead(day),
                2 when isSized => reader.TrySized(out var day) && Delivery.TryRead(day),
                3 when isSized => reader.TrySized(out var price) && ReadAmount(price, out Price),
                4 when isSized => reader.TrySized(out var paid) && ReadAmount(paid, out Paid),
                5 when !isSized => reader.TryNumber(2, out PriceKind),
                6 when !isSized => reader.TryNumber(2, out UnitKind),
                7 when !isSized => reader.TryNumber(2, out Title),
                8 when !isSized => reader.TryNumber(2, out Source),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadContract(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var read = reader.NextField(out var isSized) switch
            {
                1 when isSized => reader.TrySized(out var day) && Contract.TryRead(day),
                2 when !isSized => ReadPeriod(ref reader),
                4 when isSized => reader.TrySized(out ContractReference) && IsText(ContractReference),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadPeriod(ref WireReader reader)
    {
        var read = reader.TryNumber((long)MaxPeriodMonths, out var months);
        PeriodMonths = (short)months;
        return read && months > 0;
    }

    private bool ReadItem(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var read = reader.NextField(out var isSized) switch
            {
                1 when !isSized => reader.TryNumber(6, out Item),
                2 when isSized => reader.TrySized(out Part) && IsText(Part),
                3 when isSized => reader.TrySized(out Accessory) && IsText(Accessory),
                4 when !isSized => ReadAnswer(ref reader, out Standard),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadFailure(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var read = reader.NextField(out var isSized) switch
            {
                1 when !isSized => reader.TryNumber(3, out Diagnosis),
                2 => isSized ? reader.TrySized(out var packed) && ReadCauses(packed) : ReadCauses(ref reader),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadCauses(ReadOnlySpan<byte> packed)
    {
        // One byte each: the largest number is 14.
        foreach (var cause in packed)
        {
            if (!AddCause(cause))
            {
                return false;
            }
        }

        return packed.Length <= MaxCauses;
    }

    private bool ReadCauses(ref WireReader reader)
    {
        for (var count = 1; count <= MaxCauses; count++)
        {
            if (!reader.TryNumber(Virus, out var cause) || !AddCause(cause))
            {
                return false;
            }

            if (!reader.Again(2))
            {
                return true;
            }
        }

        return false;
    }

    private bool AddCause(byte cause)
    {
        Causes |= (ushort)(1 << cause);
        return cause is >= 1 and <= Virus;
    }

    private static bool ReadAmount(ReadOnlySpan<byte> message, out Amount amount)
    {
        amount = default;
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var read = reader.NextField(out var isSized) switch
            {
                1 when isSized => reader.TrySized(out amount.Currency),
                2 when !isSized => reader.TryNumber(long.MaxValue, out amount.Units),
                3 when !isSized => reader.TryNumber((long)MaxNanos, out amount.Nanos),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        return amount.Currency.Length == CurrencyLength && Reference.Currencies.IsKnown(amount.Currency);
    }

    private static bool ReadAnswer(ref WireReader reader, out byte answer)
    {
        var read = reader.TryNumber(1, out answer);
        answer++;
        return read;
    }

    // Echoed and never interpreted, so that control characters may stand in it.
    private static bool IsEchoed(ReadOnlySpan<byte> text) => text.Length <= MaxText && global::System.Text.Ascii.IsValid(text);

    // An empty text is one that is not there.
    private static bool IsText(ReadOnlySpan<byte> text) =>
        text.Length <= MaxText && !text.ContainsAnyExcept(Printable) && (text.IsEmpty || text.ContainsAnyExcept((byte)' '));
}

/// <summary>An amount of money as it lies in a request. No currency: there is none.</summary>
internal ref struct Amount
{
    public ReadOnlySpan<byte> Currency;
    public long Units;
    public long Nanos;

    public readonly bool IsKnown => !Currency.IsEmpty;
}
