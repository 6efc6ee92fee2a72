import Synchronization

/// The number of a name of a sample or a schema. Names repeat ten thousand times and are compared
/// all the time.
///
/// The numbers depend on the order of reading. Nothing may be sorted by them.
struct InternedName: Hashable, Sendable {
  let id: Int32

  /// The number of a name or a type that is absent.
  static let none = InternedName(id: -1)
}

/// The only table of names of a reading. The threads that read pages share it.
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

  /// The text of one name; empty if there is none. It may be called while pages are still being
  /// read.
  func text(_ name: InternedName) -> String { table.withLock { $0.texts[name] } }

  /// The texts of all names so far, by number.
  var texts: [String] { table.withLock { $0.texts } }
}
