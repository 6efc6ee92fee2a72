/// Prints a placeholder wherever Swift would print the value: interpolation, debugger, `dump`.
protocol RedactedPrinting: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  var redactedDescription: String { get }
}

extension RedactedPrinting {
  /// The kind of secret, without the secret.
  public var description: String { redactedDescription }
  /// The kind of secret, without the secret.
  public var debugDescription: String { redactedDescription }
  /// The kind of secret, without the secret.
  public var customMirror: Mirror { Mirror(self, children: ["value": redactedDescription]) }
}
