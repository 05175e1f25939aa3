using Aumate.PolicyService.Bombing;
using Aumate.PolicyService.Scenarios;

return BombingOptions.Parse(args) is { } options ? await BombingCommand.Run(options) : Usage();

static int Usage()
{
    Console.Error.WriteLine(BombingOptions.Usage);
    return ExitCodes.NotMeasured;
}
