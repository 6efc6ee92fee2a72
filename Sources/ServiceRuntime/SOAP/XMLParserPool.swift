internal import CLibXML2
import Foundation

/// Parsers between two messages: making one costs as much as parsing a small message with it.
///
/// Unchecked: a parser is either in the pool, reached through the lock, or with one parse.
final class XMLParserPool: @unchecked Sendable {
  static let shared = XMLParserPool()

  private let lock = NSLock()
  private var idle: [xmlParserCtxtPtr] = []

  /// More than this many are never of use at once: a parse does not wait.
  private static let maximumIdle = 32

  /// Bytes of names. A parser that has seen more begins anew, or strangers could fill its memory
  /// with names of their own.
  private static let maximumKeptNameBytes = 64 << 10
  private static let maximumKeptNames = 4_000

  /// Bytes of names a parser can hold at all.
  private static let maximumNameBytes = 4 << 20

  /// Names a message can have; a real one has a few hundred. The library's table of names stops
  /// growing early, and then every new one takes longer than the one before.
  static let maximumNames = 20_000

  private init() { xmlInitParser() }

  /// A parser with the handler of this module; nil when there is no memory.
  func take() -> xmlParserCtxtPtr? {
    lock.lock()
    let parser = idle.popLast()
    lock.unlock()
    return parser ?? Self.make()
  }

  /// Takes a parser back; it forgets the message.
  ///
  /// One that has stopped in the middle of a message is not used again: what was open there,
  /// prefixes among it, the library's reset leaves as it was.
  func giveBack(_ parser: xmlParserCtxtPtr) {
    let isAtEnd =
      parser.pointee.wellFormed == 1 && parser.pointee.disableSAX == 0 && parser.pointee.nsNr == 0
    let isFit =
      isAtEnd && xmlDictGetUsage(parser.pointee.dict) <= Self.maximumKeptNameBytes
      && xmlDictSize(parser.pointee.dict) <= Self.maximumKeptNames
    xmlCtxtReset(parser)
    parser.pointee.userData = nil
    lock.lock()
    let isKept = isFit && idle.count < Self.maximumIdle
    if isKept { idle.append(parser) }
    lock.unlock()
    if !isKept { xmlFreeParserCtxt(parser) }
  }

  private static func make() -> xmlParserCtxtPtr? {
    guard let parser = xmlNewParserCtxt() else { return nil }
    guard let handler = parser.pointee.sax else {
      xmlFreeParserCtxt(parser)
      return nil
    }
    handler.pointee = makeSAXHandler()
    xmlDictSetLimit(parser.pointee.dict, maximumNameBytes)
    return parser
  }
}
