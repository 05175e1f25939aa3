using Aumate.PolicyService.LoadTests;
using Aumate.PolicyService.LoadTests.Commands;
using Aumate.PolicyService.LoadTests.Races;

return args switch
{
    ["run", .. var rest] => await RunCommand.Run(rest),
    ["ratio", .. var rest] => await RatioCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"run {RunOptions.Usage}\nratio {RaceOptions.Usage}");
    return ExitCodes.NotMeasured;
}
