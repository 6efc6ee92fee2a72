@_spi(Generated) public import ServiceRuntime

/// Checks what a server receives in addition to the parameters of a call over
/// ``ServiceRuntime/ServiceConnection/loopback(to:over:)``.
@_spi(Generated) public enum ArrivalCheck {
  /// Compares the context of a call with the data that a loopback client sends. There are no
  /// findings if everything arrived that the operation takes.
  public static func findings<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ context: CallContext, over binding: ServiceBinding
  ) -> [String] {
    var findings: [String] = []
    func expect(_ what: String, _ isRight: Bool) {
      if !isRight { findings.append("\(what) did not arrive as sent") }
    }
    let info = Operation.descriptor.info
    expect("the operation \(info)", context.operation == info)
    expect("the protocol \(binding)", context.binding == binding)
    if takes(operation, SOAPHeaderPart.credentials, over: binding) {
      let sent: CallCredentials =
        binding == .soap
        ? .soap(.ticket(LoopbackCaller.ticket)) : .rest(.ticket(LoopbackCaller.ticket))
      expect("the ticket", context.credentials == sent)
    }
    if takes(operation, SOAPHeaderPart.applicationToken, over: binding) {
      expect("the application token", context.applicationToken == LoopbackCaller.applicationToken)
    }
    if takes(operation, SOAPHeaderPart.timeZone, over: binding) {
      expect("the time zone", context.timeZone == LoopbackCaller.timeZone)
    }
    return findings
  }

  /// Over REST everything is sent in HTTP header fields, for every operation.
  private static func takes<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ part: String, over binding: ServiceBinding
  ) -> Bool {
    binding == .rest || Operation.descriptor.soap?.requestHeaders.contains(part) == true
  }
}
