using Aumate.PolicyService.LoadTests;
using Aumate.PolicyService.LoadTests.Commands;
using Aumate.PolicyService.LoadTests.Races;

return args switch
{
    ["run", .. var rest] => await RunCommand.Run(rest),
    ["ratio", .. var rest] => await RatioCommand.Run(rest),
    ["costs", .. var rest] => await CostsCommand.Run(rest),
    ["start", .. var rest] => await StartCommand.Run(rest),
    ["scale", .. var rest] => await ScaleCommand.Run(rest),
    ["peers", .. var rest] => await PeersCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"run {RunOptions.Usage}\nratio|costs|start|scale|peers {RaceOptions.Usage}");
    return ExitCodes.NotMeasured;
}
