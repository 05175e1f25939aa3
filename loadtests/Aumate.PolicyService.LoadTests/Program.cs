using Aumate.PolicyService.LoadTests;
using Aumate.PolicyService.LoadTests.Swaps;

return args switch
{
    ["ratio", .. var rest] => await RatioCommand.Run(rest),
    ["swap", .. var rest] => await SwapCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"ratio {RatioOptions.Usage}\nswap {SwapOptions.Usage}");
    return ExitCodes.NotMeasured;
}
