import CLibXML2
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
  func text(_ name: InternedName) -> String {
    table.withLock { name == .none ? "" : $0.texts[Int(name.id)] }
  }
}

/// The number of a name, found by the address of its text in libxml2's dictionary.
///
/// Most of the names of a parse are asked for again at once: the few hundred names of the schema.
/// They are found without hashing.
struct XMLNameCache {
  private struct Slot {
    var pointer: UnsafePointer<xmlChar>?
    var name = InternedName.none
  }

  private static let size = 4096

  private let names: XMLNames
  private let dictionary: xmlDictPtr?
  private var recent = [Slot](repeating: Slot(), count: size)
  private var all: [UnsafePointer<xmlChar>: InternedName] = [:]

  init(names: XMLNames, dictionary: xmlDictPtr?) {
    self.names = names
    self.dictionary = dictionary
  }

  mutating func name(_ pointer: UnsafePointer<xmlChar>?) -> InternedName {
    guard let pointer else { return .none }
    // Strings of the dictionary are close together. The bits near the end of their addresses
    // distinguish them.
    let address = UInt(bitPattern: pointer)
    let index = Int((address ^ address >> 12) % UInt(Self.size))
    if recent[index].pointer == pointer { return recent[index].name }
    if let known = all[pointer] {
      recent[index] = Slot(pointer: pointer, name: known)
      return known
    }
    let name = names.name(String(cString: pointer))
    // Only names of the dictionary keep their addresses.
    if xmlDictOwns(dictionary, pointer) == 1 {
      all[pointer] = name
      recent[index] = Slot(pointer: pointer, name: name)
    }
    return name
  }
}
