public import Foundation

/// The record of a finished request. It has no secrets: no header fields, no query, no bodies.
public struct AccessLogEntry: Hashable, Sendable {
  /// How a request ended.
  public enum Outcome: String, Hashable, Sendable {
    /// The whole response was sent.
    case completed
    /// The client left before it had the whole response.
    case disconnected
    /// A deadline passed.
    case timedOut = "timed-out"
    /// The server was shut down.
    case shutDown = "shut-down"
  }

  /// When the request line had been received, by the clock at the end of the request.
  public var time: Date
  /// The HTTP method; empty if the header was never complete.
  public var method: String
  /// The path as sent, percent-encoded.
  public var path: String
  /// The status of the response; nil if there was none.
  public var status: Int?
  /// How the request ended.
  public var outcome: Outcome
  /// The size of the request's body.
  public var bytesReceived: Int
  /// The size of the response's body.
  public var bytesSent: Int
  /// From the request line to the last byte of the response.
  public var duration: Duration
  /// Identifies the request in other logs; nil if no handler ran.
  public var requestID: String?
  /// The numerical address of the client.
  public var remoteAddress: String

  /// Creates an entry.
  public init(
    time: Date,
    method: String,
    path: String,
    status: Int?,
    outcome: Outcome,
    bytesReceived: Int,
    bytesSent: Int,
    duration: Duration,
    requestID: String?,
    remoteAddress: String
  ) {
    self.time = time
    self.method = method
    self.path = path
    self.status = status
    self.outcome = outcome
    self.bytesReceived = bytesReceived
    self.bytesSent = bytesSent
    self.duration = duration
    self.requestID = requestID
    self.remoteAddress = remoteAddress
  }

  /// The entry as one line of JSON, without a line break at its end.
  public var json: String {
    var line = "{\"time\":\"\(time.formatted(Self.timeFormat))\""
    line += ",\"method\":\(Self.quoted(method)),\"path\":\(Self.quoted(path))"
    line += ",\"status\":\(status.map(String.init) ?? "null")"
    line += ",\"outcome\":\"\(outcome.rawValue)\""
    line += ",\"bytesReceived\":\(bytesReceived),\"bytesSent\":\(bytesSent)"
    line += ",\"durationMilliseconds\":\(milliseconds)"
    line += ",\"requestID\":\(requestID.map(Self.quoted) ?? "null")"
    line += ",\"remoteAddress\":\(Self.quoted(remoteAddress))}"
    return line
  }

  private static let timeFormat = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// Rounded to thousandths of a millisecond.
  private var milliseconds: Double {
    let (seconds, attoseconds) = duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    return Double(microseconds) / 1000
  }

  /// A JSON string. Everything except plain ASCII is escaped, so that a log cannot control a
  /// terminal.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C: result += "\\" + String(decoding: CollectionOfOne(unit), as: UTF16.self)
      case 0x20..<0x7F: result += String(decoding: CollectionOfOne(unit), as: UTF16.self)
      default:
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
