using Aumate.PolicyService.LoadTests.Commands;
using Aumate.PolicyService.LoadTests.Races;
using Aumate.PolicyService.LoadTests.Swaps;

return args switch
{
    ["ratio", .. var rest] => await RatioCommand.Run(rest),
    ["swap", .. var rest] => await SwapCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"ratio|costs|start|scale|peers {RaceOptions.Usage}\nswap {SwapOptions.Usage}");
    return ExitCodes.NotMeasured;
}
