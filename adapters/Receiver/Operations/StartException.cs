namespace TelemetryHex.Receiver.Operations;

/// <summary>Why the receiver cannot start, or a command cannot be done, in words for the operator. The process ends with <see cref="ExitCode.Unusable"/>.</summary>
/// <param name="message">What is wrong, where it was said, and what to do; it holds no secret and no value of a setting that may be one.</param>
/// <param name="cause">What was met.</param>
internal sealed class StartException(string message, Exception? cause = null) : Exception(message, cause);
