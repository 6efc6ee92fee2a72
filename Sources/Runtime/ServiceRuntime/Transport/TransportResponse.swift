/// An HTTP response from a transport.
public struct TransportResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The header fields.
  public var headers: HeaderFields
  /// The body; empty if there is none.
  public var body: [UInt8]
  /// Why a server refuses the request or has failed, for its middleware: a ``ServiceFault``, or any
  /// other error that the implementation threw. It is never sent.
  public internal(set) var failure: (any Error)?

  /// Creates a response.
  public init(status: Int, headers: HeaderFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension TransportResponse: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// Status, header fields and the size of the body. The body may have secrets and is not shown.
  public var description: String { "\(status)\n\(headers)\n(\(body.count) bytes)" }

  /// Like `description`.
  public var debugDescription: String { description }

  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
