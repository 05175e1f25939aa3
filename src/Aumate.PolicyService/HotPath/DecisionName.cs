using System.Security.Cryptography;

namespace Aumate.PolicyService.HotPath;

/// <summary>
/// The id of the decision of an ordinary claim: what the plain path hashes (DecisionId), written from the bytes of the request. That the two write alike is
/// tried on the first claim of every form, and by the tests on all fields.
/// </summary>
internal static class DecisionName
{
    /// <summary>How long an id is.</summary>
    public const int Digits = 32;

    /// <summary>The most that the beginning may have; what follows it has less than 600 bytes.</summary>
    public const int MostBeginning = 1024;

    private const int Most = MostBeginning + 600;
    private const int DomainMisuse = (int)Warranty.Letter.Fact.Misuse;
    private const int DomainVirus = (int)Warranty.Letter.Fact.Virus;
    private const int Virus = (int)Wire.V1.Cause.Virus;

    [ThreadStatic]
    private static IncrementalHash? hashing;

    /// <summary>Writes the id of a claim's decision.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="beginning">What is hashed before it.</param>
    /// <param name="place">Takes the digits.</param>
    public static void Write(in ClaimBytes claim, ReadOnlySpan<byte> beginning, Span<byte> place)
    {
        Span<byte> bytes = stackalloc byte[Most];
        var writer = new FieldWriter(bytes);
        writer.Raw(beginning);
        WriteSale(in claim, ref writer);
        WriteItem(in claim, ref writer);
        WriteEvents(in claim, ref writer);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        // Setting a hash up costs as much as hashing a claim.
        var sha = hashing ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(bytes[..writer.Length]);
        sha.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash[..(Digits / 2)], place, out _);
    }

    private static void WriteSale(in ClaimBytes claim, ref FieldWriter writer)
    {
        writer.Date(claim.Claimed);
        writer.Text(claim.Model);
        writer.Word(claim.System);
        writer.Date(claim.Voucher);
        writer.Date(claim.Contract);
        writer.Date(claim.Delivery);
        writer.Money(claim.Price);
        writer.Money(claim.Paid);
        writer.Word(claim.PriceKind);
        writer.Word(claim.UnitKind);
        writer.Word(claim.Title);
        writer.Word(claim.Source);
        writer.Number(claim.PeriodMonths > 0 ? claim.PeriodMonths : -1);
        writer.Text(claim.ContractReference);
        // No number that a contract replaces, and a list of no waivers.
        writer.Raw([0, 0, 0, 0, 1]);
        writer.Text(claim.Jurisdiction);
    }

    private static void WriteItem(in ClaimBytes claim, ref FieldWriter writer)
    {
        // The whole product is meant unless something narrower is named.
        writer.Word(Math.Max((byte)Wire.V1.ItemKind.Product, claim.Item));
        writer.Text(claim.Part);
        writer.Text(claim.Accessory);
        writer.Word(claim.Standard);
        writer.Word(claim.Invoice);
        writer.Word(claim.Certificate);
        writer.Word(claim.Label);
        writer.Word(claim.SerialMatches);
        writer.Word(claim.Complete);
        writer.Word(claim.Diagnosis);
        writer.Number(FactsOf(claim.Causes));
    }

    private static void WriteEvents(in ClaimBytes claim, ref FieldWriter writer)
    {
        writer.Number(claim.Authorization);
        writer.Number(claim.Shipped);
        writer.Date(claim.Received);
        // No support request (its day, time, offset and zone), no services, no exceptions.
        writer.Raw([0, 0, 0, 0, 1, 1]);
        writer.Word(claim.Requested);
    }

    // Causes are numbered in the order of the facts; the virus has a place of its own.
    private static long FactsOf(ushort causes)
    {
        const int WithoutVirus = (1 << Virus) - 1;
        return ((long)(causes & WithoutVirus) >> 1 << DomainMisuse) | ((causes >> Virus & 1L) << DomainVirus);
    }

    // As the digest of contents writes: numbers as themselves plus 1, and 0 for what is not there.
    private ref struct FieldWriter(Span<byte> place)
    {
        private readonly Span<byte> place = place;

        public int Length { get; private set; }

        public void Raw(scoped ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(place[Length..]);
            Length += bytes.Length;
        }

        /// <summary>A number of the contract's, which are the domain's plus 1, or what says whether something is so.</summary>
        public void Word(byte word) => place[Length++] = word;

        public void Number(long number)
        {
            var rest = (ulong)(number + 1);
            for (; rest >= 0x80; rest >>= 7)
            {
                place[Length++] = (byte)(rest | 0x80);
            }

            place[Length++] = (byte)rest;
        }

        public void Date(Day day) => Number(day.IsKnown ? day.Number : -1);

        public void Text(scoped ReadOnlySpan<byte> text)
        {
            Number(text.IsEmpty ? -1 : text.Length);
            Raw(text);
        }

        public void Money(scoped in Amount amount)
        {
            Text(amount.Currency);
            Number(amount.IsKnown ? amount.Units : -1);
            Number(amount.IsKnown ? amount.Nanos : -1);
        }
    }
}
