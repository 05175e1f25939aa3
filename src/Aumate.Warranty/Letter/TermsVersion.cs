using NodaTime;

namespace Aumate.Warranty.Letter;

/// <summary>The numbers of the letter, as one version of the terms has them (R27). A policy owner changes them as data.</summary>
/// <param name="ReturnDays">Length of the return window in days; the purchase day is day 0 (3.3; R4).</param>
/// <param name="ExchangeDays">Length of the exchange window in days, counted alike (3.2; R4).</param>
/// <param name="ServiceFloorMonths">Least cover after a covered service, in months (2.2; R9).</param>
/// <param name="RepairWorkingDays">Standard repair cycle in working days (3.1; R10).</param>
public sealed record TermsParameters(int ReturnDays, int ExchangeDays, int ServiceFloorMonths, int RepairWorkingDays);

/// <summary>A version of the terms.</summary>
/// <param name="Id">Its name, as decisions cite it.</param>
/// <param name="EffectiveFrom">The first day on which it is in force; it ends where the next one begins.</param>
/// <param name="Parameters">Its numbers.</param>
public sealed record TermsVersion(string Id, LocalDate EffectiveFrom, TermsParameters Parameters);
