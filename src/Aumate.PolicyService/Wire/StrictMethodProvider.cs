using System.Reflection;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Binds the methods of a service over gRPC, as the stock provider does by the generated base, but those of our contract with marshallers that refuse what
/// they cannot read: the generated binding has no place for them.
/// </summary>
internal sealed class StrictMethodProvider<TService> : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        var generated = typeof(TService);
        while (generated.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is null)
        {
            generated =
                generated.BaseType ?? throw new InvalidOperationException($"{typeof(TService)} does not derive from a generated service.");
        }

        var binding = generated.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false)!;
        binding
            .BindType.GetMethod(binding.BindMethodName, [typeof(ServiceBinderBase), generated])!
            .Invoke(null, [new Binder(context), null]);
    }

    private sealed class Binder(ServiceMethodProviderContext<TService> context) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse>? handler
        )
        {
            var own = Own(method.Name, typeof(TRequest), typeof(ServerCallContext));
            if (own.GetCustomAttribute<WrittenByAttribute>() is not { } twin)
            {
                context.AddUnaryMethod(Strict(method), [], own.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>());
                return;
            }

            var writer = Own(twin.Method, typeof(TRequest), typeof(ServerCallContext));
            typeof(Binder)
                .GetMethod(nameof(AddTwin), BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(typeof(TRequest), writer.ReturnType.GenericTypeArguments[0])
                .Invoke(this, [method.ServiceName, method.Name, writer]);
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse>? handler
        ) =>
            context.AddServerStreamingMethod(
                Strict(method),
                [],
                Own(method.Name, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext))
                    .CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>()
            );

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse>? handler
        ) =>
            context.AddDuplexStreamingMethod(
                Strict(method),
                [],
                Own(method.Name, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext))
                    .CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>()
            );

        private void AddTwin<TRequest, TAnswer>(string service, string name, MethodInfo writer)
            where TRequest : class
            where TAnswer : class =>
            context.AddUnaryMethod(
                new Method<TRequest, TAnswer>(
                    MethodType.Unary,
                    service,
                    name,
                    StrictMarshaller.For<TRequest>(),
                    StrictMarshaller.For<TAnswer>()
                ),
                [],
                writer.CreateDelegate<UnaryServerMethod<TService, TRequest, TAnswer>>()
            );

        private static MethodInfo Own(string name, params Type[] parameters) =>
            typeof(TService).GetMethod(name, parameters) ?? throw new InvalidOperationException($"{typeof(TService)} lacks {name}.");

        // Health and reflection are other people's contracts, which say for themselves what they leave open.
        private static Method<TRequest, TResponse> Strict<TRequest, TResponse>(Method<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class =>
            method.ServiceName.StartsWith($"{V1.PolicyDecisionServiceReflection.Descriptor.Package}.", StringComparison.Ordinal)
                ? new Method<TRequest, TResponse>(
                    method.Type,
                    method.ServiceName,
                    method.Name,
                    StrictMarshaller.For<TRequest>(),
                    StrictMarshaller.For<TResponse>()
                )
                : method;
    }
}

/// <summary>Over gRPC another method of the service answers, with the same bytes in a message that is cheaper to write.</summary>
/// <param name="method">Its name.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WrittenByAttribute(string method) : Attribute
{
    /// <summary>The name of that method.</summary>
    public string Method => method;
}
