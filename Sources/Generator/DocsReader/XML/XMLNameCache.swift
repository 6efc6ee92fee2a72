import CLibXML2

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
