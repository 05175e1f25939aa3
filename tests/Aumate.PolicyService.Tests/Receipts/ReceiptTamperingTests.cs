extern alias host;
using System.Security.Cryptography;
using Aumate.PolicyService.Tests.Oracle;
using host::Aumate.PolicyService.Receipts;
using Xunit;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>Nothing but a whole receipt, signed with a key that is held, is read; and what is wrong with anything else is said.</summary>
public sealed class ReceiptTamperingTests
{
    private const int Flips = 100_000;
    private const int Signature = HMACSHA256.HashSizeInBytes;

    // "AR", the version, and the length of the key id "2026-03" before it.
    private const int KeyId = 4;
    private const int Content = KeyId + 7;

    private static readonly Replica Shipped = Replica.Shipped();

    [Fact]
    public void Every_flip_of_a_single_bit_is_refused_with_its_reason()
    {
        var (flipped, wrong) = (0, new List<string>());
        for (var seed = 0; flipped < Flips; seed++)
        {
            var receipt = Shipped.ReceiptOf(ReceiptClaims.Draw(seed));
            Assert.NotNull(Shipped.Read(receipt).Receipt);
            for (var bit = 0; bit < receipt.Length * 8; bit++, flipped++)
            {
                receipt[bit / 8] ^= (byte)(1 << (bit % 8));
                var (read, fault, _) = Shipped.Read(receipt);
                if (read is not null || !Faults(bit / 8).Contains(fault))
                {
                    wrong.Add($"seed {seed}, bit {bit}: {fault}");
                }

                receipt[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {flipped}: {string.Join(", ", wrong.Take(20))}");
    }

    [Fact]
    public void A_part_of_a_receipt_is_refused_whatever_its_length()
    {
        var receipt = Shipped.ReceiptOf(ReceiptClaims.Draw(1));
        for (var length = 0; length < receipt.Length; length++)
        {
            // With its head whole, a part is a receipt whose signature is not that of its content.
            var expected = length < Content + Signature ? ReceiptFault.Malformed : ReceiptFault.NotAuthentic;
            Assert.Equal(expected, Shipped.Read(receipt.AsMemory(0, length)).Fault);
            Assert.NotNull(Shipped.Read(receipt.AsMemory(receipt.Length - length)).Fault);
        }
    }

    [Theory]
    [InlineData(1, ReceiptFault.NotAuthentic)]
    [InlineData(Notary.MostBytes, ReceiptFault.Malformed)]
    public void What_has_more_than_a_receipt_is_refused(int more, ReceiptFault expected) =>
        Assert.Equal(expected, Shipped.Read((byte[])[.. Shipped.ReceiptOf(ReceiptClaims.Draw(1)), .. new byte[more]]).Fault);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(255)]
    public void Another_version_is_refused_by_its_number_though_it_is_signed(byte version)
    {
        var receipt = Shipped.ReceiptOf(ReceiptClaims.Draw(1));
        receipt[2] = version;
        Assert.Equal((ReceiptFault.UnknownVersion, $"{version}"), FaultOf(Signed(receipt[..^Signature])));
    }

    [Fact]
    public void A_key_that_is_not_held_is_named()
    {
        var later = Replica.OfAnotherDay().ReceiptOf(ReceiptClaims.Draw(1) with { VoucherDate = null, ClaimDate = new(2031, 1, 1) });
        Assert.Equal((ReceiptFault.UnknownKey, "2026-04"), FaultOf(later));
    }

    [Fact]
    public void A_key_of_the_same_id_and_another_secret_is_not_taken_for_the_one_that_is_held()
    {
        var unsigned = Shipped.ReceiptOf(ReceiptClaims.Draw(1))[..^Signature];
        byte[] foreign = [.. unsigned, .. HMACSHA256.HashData("another secret of also thirty-two bytes"u8, unsigned)];
        Assert.Equal((ReceiptFault.NotAuthentic, ""), FaultOf(foreign));
    }

    [Fact]
    public void A_receipt_does_not_pass_for_one_of_another_key_that_is_held()
    {
        var later = Replica.OfAnotherDay();
        var receipt = Shipped.ReceiptOf(ReceiptClaims.Draw(1));
        Assert.NotNull(later.Read(receipt).Receipt);
        "2026-04"u8.CopyTo(receipt.AsSpan(KeyId));
        Assert.Equal(ReceiptFault.NotAuthentic, later.Read(receipt).Fault);
    }

    /// <summary>Signed, so that only the reading of the content stands against it.</summary>
    [Fact]
    public void A_content_that_this_service_would_not_write_is_refused_though_it_is_signed()
    {
        var receipt = Shipped.ReceiptOf(ReceiptClaims.Draw(1));
        var content = receipt[Content..^Signature];
        byte[][] others =
        [
            [],
            [0],
            content[..^1],
            [.. content, 0],
            [.. content, .. content],
            [.. content.Select(_ => byte.MaxValue)],
        ];
        Assert.All(others, other => Assert.Equal(ReceiptFault.Malformed, Shipped.Read(Signed([.. receipt[..Content], .. other])).Fault));
    }

    [Fact]
    public void A_number_that_is_written_longer_than_it_need_be_is_refused_though_it_is_signed()
    {
        var receipt = Shipped.ReceiptOf(ReceiptClaims.Draw(1));
        // The content ends with the answer's digest: its form and length in one byte, and 16 bytes.
        var last = receipt.Length - Signature - 17;
        byte[] padded = [.. receipt[..last], (byte)(receipt[last] | 0x80), 0, .. receipt[(last + 1)..^Signature]];
        Assert.Equal(ReceiptFault.Malformed, Shipped.Read(Signed(padded)).Fault);
    }

    [Fact]
    public void Whatever_is_signed_is_read_or_refused_and_never_fails()
    {
        var dice = new Dice(1);
        var receipt = Shipped.ReceiptOf(ReceiptClaims.Draw(6));
        for (var i = 0; i < 20_000; i++)
        {
            var other = receipt[..^Signature];
            for (var change = dice.Between(1, 3); change > 0; change--)
            {
                other[dice.Between(Content, other.Length - 1)] = (byte)dice.Below(256);
            }

            var (read, fault, _) = Shipped.Read(Signed(other));
            Assert.True(read is null != fault is null && fault is null or ReceiptFault.Malformed);
        }
    }

    /// <summary>No test can tell by its answers how long a comparison takes.</summary>
    [Fact]
    public void Signatures_are_compared_in_constant_time()
    {
        var notary = File.ReadAllText(Repository.PathOf("src", "Aumate.PolicyService", "Receipts", "Notary.cs"));
        Assert.Contains("CryptographicOperations.FixedTimeEquals(key.Sign(", notary, StringComparison.Ordinal);
        Assert.DoesNotContain("SequenceEqual", notary, StringComparison.Ordinal);
    }

    private static ReceiptFault?[] Faults(int place) =>
        place switch
        {
            < 2 => [ReceiptFault.Malformed],
            2 => [ReceiptFault.UnknownVersion],
            // Another length takes other bytes for the key id, if they can be one at all.
            3 => [ReceiptFault.Malformed, ReceiptFault.UnknownKey],
            < Content => [ReceiptFault.Malformed, ReceiptFault.UnknownKey],
            _ => [ReceiptFault.NotAuthentic],
        };

    private static (ReceiptFault?, string) FaultOf(byte[] receipt) => (Shipped.Read(receipt).Fault, Shipped.Read(receipt).Detail);

    private static byte[] Signed(byte[] bytes) => [.. bytes, .. HMACSHA256.HashData("the secret of March, 32 bytes long"u8, bytes)];
}
