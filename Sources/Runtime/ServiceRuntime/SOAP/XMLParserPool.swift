internal import CLibXML2
import Foundation

/// Parsers that wait for their next message: one for each thread, because a parse does not wait.
///
/// Creating a parser costs as much as parsing a small message. A pool for all threads needs a lock,
/// and each thread would wait for it and for the memory of the other processors.
final class XMLParserPool: Sendable {
  static let shared = XMLParserPool()

  /// Nil if other libraries have taken all keys. Then no parser is kept.
  private let idle: pthread_key_t?

  /// The limit in bytes of names. A parser that has seen more is not used again; otherwise clients
  /// could fill its memory with invented names.
  private static let maximumKeptNameBytes = 64 << 10
  private static let maximumKeptNames = 4_000

  /// The largest number of bytes of names that a parser can hold.
  private static let maximumNameBytes = 4 << 20

  /// The largest number of names in a message; a real message has a few hundred. The library's
  /// table of names soon stops growing, and then each new name takes longer than the one before.
  static let maximumNames = 20_000

  private init() {
    xmlInitParser()
    var key = pthread_key_t()
    let status = pthread_key_create(&key) { XMLParserPool.free($0) }
    idle = status == 0 ? key : nil
  }

  /// A parser with the handler of this module; nil if there is no memory.
  func take() -> xmlParserCtxtPtr? {
    guard let idle, let parser = pthread_getspecific(idle) else { return Self.make() }
    pthread_setspecific(idle, nil)
    return parser.assumingMemoryBound(to: xmlParserCtxt.self)
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
    guard isFit, let idle, pthread_getspecific(idle) == nil, pthread_setspecific(idle, parser) == 0
    else {
      return xmlFreeParserCtxt(parser)
    }
  }

  /// Called at the end of a thread.
  private static func free(_ parser: UnsafeMutableRawPointer?) {
    xmlFreeParserCtxt(parser?.assumingMemoryBound(to: xmlParserCtxt.self))
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
