import Synchronization

/// A name of a sample or a schema, as a number: names repeat ten thousandfold and are compared all the time.
///
/// The numbers depend on the order of reading and must never decide the order of anything.
struct InternedName: Hashable, Sendable {
  let id: Int32

  /// What an element has for a name or a type that is absent.
  static let none = InternedName(id: -1)
}

/// The one table of names of a reading, shared by the threads that read pages.
final class XMLNames: Sendable {
  private struct Table {
    var texts: [String] = []
    var ids: [String: Int32] = [:]
  }

  private let table = Mutex(Table())

  func name(_ text: String) -> InternedName {
    table.withLock { table in
      if let id = table.ids[text] { return InternedName(id: id) }
      let id = Int32(truncatingIfNeeded: table.texts.count)
      table.texts.append(text)
      table.ids[text] = id
      return InternedName(id: id)
    }
  }

  /// The text of one name; empty for none. Asked for while pages are still being read.
  func text(_ name: InternedName) -> String { table.withLock { $0.texts[name] } }

  /// The text of every name seen so far, by number.
  var texts: [String] { table.withLock { $0.texts } }
}
