internal import CLibXML2
import Foundation

/// Parsers that wait for their next message. Creating a parser costs as much as parsing a small
/// message.
///
/// Unchecked, but safe: a parser is either in the pool, which a lock protects, or is used by
/// exactly one parse.
final class XMLParserPool: @unchecked Sendable {
  static let shared = XMLParserPool()

  private let lock = NSLock()
  private var idle: [xmlParserCtxtPtr] = []

  /// More parsers than this are never useful at once, because a parse does not wait.
  private static let maximumIdle = 32

  /// The limit in bytes of names. A parser that has seen more is not used again; otherwise clients
  /// could fill its memory with invented names.
  private static let maximumKeptNameBytes = 64 << 10
  private static let maximumKeptNames = 4_000

  /// The largest number of bytes of names that a parser can hold.
  private static let maximumNameBytes = 4 << 20

  /// The largest number of names in a message; a real message has a few hundred. The library's
  /// table of names soon stops growing, and then each new name takes longer than the one before.
  static let maximumNames = 20_000

  private init() { xmlInitParser() }

  /// A parser with the handler of this module; nil if there is no memory.
  func take() -> xmlParserCtxtPtr? {
    lock.lock()
    let parser = idle.popLast()
    lock.unlock()
    return parser ?? Self.make()
  }

  /// Takes a parser back and clears the message from it.
  ///
  /// A parser that stopped in the middle of a message is not used again. The reset of the library
  /// does not clear what was open, such as prefixes.
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
