using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Operations;

/// <summary>What ended the process, in words for the operator. The platform's own words are used only where they hold no value of a setting.</summary>
internal static class StartFault
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    private const string NoTls = "TLS cannot be set up: see Kestrel:Endpoints and Kestrel:Certificates. A certificate may be missing, or its key may want a password or belong to another certificate.";

    /// <summary>The exit code, and a line or more.</summary>
    public static (int ExitCode, string Words) Describe(Exception fault) => fault switch
    {
        StartException => (ExitCode.Unusable, fault.Message),
        // Room may come; what else is wrong with a store, or who else has it, is not mended by another start.
        ReportStoreException { Fault: ReportStoreFault.Full } => (ExitCode.Failed, fault.Message),
        ReportStoreException => (ExitCode.Unusable, fault.Message),
        InvalidDataException invalid => (ExitCode.Unusable, ReceiverConfiguration.NoJson(invalid).Message),
        IOException { InnerException: AddressInUseException } => (ExitCode.Unusable, $"{fault.Message.TrimEnd('.')}. Choose another address by --urls, or stop the program that has it."),
        CryptographicException or InvalidOperationException { InnerException: ArgumentException or CryptographicException } => (ExitCode.Unusable, NoTls),
        InvalidOperationException { Source: Kestrel } => (ExitCode.Unusable, NoTls),
        OperationCanceledException => (ExitCode.Failed, "It was stopped before it was done."),
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        _ when DiskFault.Is(fault) => (ExitCode.Failed, $"The disk or a path of the configuration refused: {DiskFault.Describe(fault)}."),
        _ => (ExitCode.Failed, $"It ended with {fault.GetType().Name}."),
    };
}
