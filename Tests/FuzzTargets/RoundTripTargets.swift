@_spi(Generated) import ServiceRuntime

/// Everything that can be read can be written, and reading it again returns the same value.
enum RoundTripTargets {
  private typealias Codec = MessageCodec<EchoOperation>

  static func soap(_ bytes: [UInt8]) {
    guard let first = try? Codec.input(soapRequest: bytes) else { return }
    do {
      let written = try Codec.soapRequest(first, applicationToken: "a", ticket: "t")
      // Shared declarations are repeated, so the longest messages would become too long.
      guard written.count <= ServiceLimits().maximumMessageBytes else { return }
      let second = try Codec.input(soapRequest: written)
      let differences = Codec.differences(second, expected: first)
      guard differences.isEmpty else { fail("read back with other values: \(differences)") }
    } catch {
      fail("what was read cannot be written, or be read again: \(error)")
    }
  }

  static func json(_ bytes: [UInt8]) {
    let rest = EchoOperation.rest
    guard let text = String(validating: bytes, as: UTF8.self),
      let first = try? Codec.input(rest, body: text, audit: nil)
    else { return }
    do {
      let second = try Codec.input(rest, body: Codec.body(first, rest), audit: nil)
      let differences = Codec.differences(second, expected: first)
      guard differences.isEmpty else { fail("read back with other values: \(differences)") }
    } catch {
      fail("what was read cannot be written, or be read again: \(error)")
    }
  }
}
