using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Aumate.PolicyService.Wire;

/// <summary>Binds methods of the contract with marshallers that refuse what they cannot read; the generated binding has no place for them.</summary>
internal static class StrictMethods
{
    /// <summary>Binds a method.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="service">The service of the contract.</param>
    /// <param name="name">The method's name in it.</param>
    /// <param name="requests">Reads its requests.</param>
    /// <param name="answers">The parser of its answers, which says their type.</param>
    /// <param name="answer">What answers.</param>
    public static void AddStrict<TService, TRequest, TAnswer>(
        this ServiceMethodProviderContext<TService> context,
        ServiceDescriptor service,
        string name,
        MessageParser<TRequest> requests,
        MessageParser<TAnswer> answers,
        Func<TService, TRequest, ServerCallContext, Task<TAnswer>> answer
    )
        where TService : class
        where TRequest : class, IMessage<TRequest>, IBufferMessage
        where TAnswer : class, IMessage<TAnswer>, IBufferMessage =>
        context.AddUnaryMethod(
            new Method<TRequest, TAnswer>(
                MethodType.Unary,
                service.FullName,
                name,
                StrictMarshaller.Of(requests),
                StrictMarshaller.Of(answers)
            ),
            [],
            (instance, request, call) => answer(instance, request, call)
        );
}
