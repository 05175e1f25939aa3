using NodaTime;
using NodaTime.TimeZones;

namespace Aumate.PolicyService.Receipts;

/// <summary>
/// A time zone as one moment had it: its id and the offset of that moment. Rules of zones change, and the local time of a replayed decision does not.
/// </summary>
internal sealed class KeptZone(string id, Offset offset) : DateTimeZone(id, isFixed: true, offset, offset)
{
    private readonly ZoneInterval always = new(id, null, null, offset, Offset.Zero);

    public override ZoneInterval GetZoneInterval(Instant instant) => always;
}
