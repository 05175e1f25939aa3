using System.Collections.Immutable;
using NodaTime;

namespace Aumate.PolicyService.Calendars;

/// <summary>An event of a calendar file, expanded.</summary>
/// <param name="Label">How errors call it, such as <c>event 3 "Labor Day"</c>.</param>
/// <param name="Categories">Its CATEGORIES.</param>
/// <param name="Days">The days of its occurrences that are within the covered range.</param>
internal sealed record IcsEvent(string Label, ImmutableArray<string> Categories, ImmutableArray<LocalDate> Days);
