import Diagnostics
import ServiceModel

/// The types of one Services version, merged over all samples.
///
/// Merging does not depend on the order of the pages. If a sample shows a part of a type, other
/// samples complete it. Two samples that contradict each other are an error.
struct TypeTable {
  struct Entry {
    let key: TypeKey
    var shape: ObservedShape
    /// The first position where all or a part of the shape was seen.
    var location: SourceLocation
  }

  private(set) var entries: [Entry] = []
  private(set) var diagnostics = DiagnosticBag()
  private var indices: [TypeKey: Int] = [:]
  private var vocabulary: SampleVocabulary
  private let version: String
  /// The sample that is being read, and its file.
  private var tree = XMLSyntaxTree()
  private var file = SourceFile(path: "", bytes: [])
  private var reported: Set<ReportedConflict> = []

  private struct ReportedConflict: Hashable {
    let type: Int
    let path: String
  }

  init(version: String, names: XMLNames) {
    self.version = version
    vocabulary = SampleVocabulary(names: names)
  }

  private func text(_ name: InternedName) -> String { vocabulary.names.text(name) }

  /// The parameters or results that elements of a sample show. The shapes of named types in them are
  /// added.
  mutating func observe(
    _ elements: [XMLElement], of tree: XMLSyntaxTree, in file: SourceFile
  ) -> [ObservedField] {
    (self.tree, self.file) = (tree, file)
    return elements.map { ObservedField(name: $0.name, type: observe($0)) }
  }

  private mutating func observe(_ element: XMLElement) -> ObservedType {
    guard element.hasType else { return untyped(element) }
    if vocabulary.isSimple(element.typeNamespace) { return scalar(element) }
    if let item = vocabulary.arrayItem(of: element.type),
      let array = array(of: item, element)
    {
      return array
    }
    let key = TypeKey(name: element.type, namespace: element.typeNamespace)
    observeShape(of: key, element)
    return ObservedType(base: .named(key))
  }

  private mutating func untyped(_ element: XMLElement) -> ObservedType {
    if !element.isNil {
      diagnostics.emit(
        DocsReaderRules.xmlUntyped, "the element '\(text(element.name))' has no type",
        at: file.location(of: element.startTag))
    }
    return .unknown
  }

  private mutating func scalar(_ element: XMLElement) -> ObservedType {
    if let scalar = vocabulary.scalar(element.type, in: element.typeNamespace) {
      return ObservedType(base: .scalar(scalar))
    }
    diagnostics.emit(
      DocsReaderRules.unknownXMLType, "the simple type '\(text(element.type))' is not known",
      at: file.location(of: element.startTag))
    return .unknown
  }

  // MARK: Arrays

  /// The type of an element whose type is named like an array and whose items have the rest of that
  /// name; nil if its children have other names. Then it is not an array.
  private mutating func array(
    of item: InternedName, _ element: XMLElement
  ) -> ObservedType? {
    var type = arrayItem(item, namespace: element.typeNamespace)
    for child in tree.children(of: element) {
      guard child.name == item else { return nil }
      // The content of an item without a type is not read.
      let seen = child.hasType || !child.isLeaf ? observe(child) : .unknown
      type = seen.unified(with: type) ?? type
      if !child.hasType, case .named(let key) = type.base { mention(key, at: child) }
    }
    if case .named(let key) = type.base { mention(key, at: element) }
    return type.asArray
  }

  /// The type of an array's items, according to the name of the array alone.
  private mutating func arrayItem(_ item: InternedName, namespace: InternedName) -> ObservedType {
    if let nested = vocabulary.arrayItem(of: item) {
      return arrayItem(nested, namespace: namespace).asArray
    }
    if namespace == vocabulary.arrays {
      let scalar = vocabulary.scalar(item, in: vocabulary.schema)
      return scalar.map { ObservedType(base: .scalar($0)) } ?? .unknown
    }
    return ObservedType(base: .named(TypeKey(name: item, namespace: namespace)))
  }

  // MARK: Shapes

  @discardableResult
  private mutating func mention(
    _ key: TypeKey, at element: XMLElement
  ) -> Int {
    if let index = indices[key] { return index }
    entries.append(Entry(key: key, shape: .bare, location: file.location(of: element.startTag)))
    indices[key] = entries.count - 1
    return entries.count - 1
  }

  private mutating func observeShape(of key: TypeKey, _ element: XMLElement) {
    let index = mention(key, at: element)
    if element.isNil { return }
    if element.isLeaf {
      if element.hasText { observeMember(of: index, element) }
    } else if let item = dictionaryItem(of: element) {
      observeDictionary(index, item: item, element: element)
    } else {
      observeFields(of: index, element)
    }
  }

  private mutating func observeMember(
    of index: Int, _ element: XMLElement
  ) {
    let text = file.text(element.contentStart..<file.bytes.count)
      .prefix(before: UInt8(ascii: "<")).trimmed
    switch entries[index].shape {
    case .bare: set(.enumeration([text.string]), of: index, at: element)
    case .enumeration(let members):
      // Nearly always this is the one known member. Then no string is made from it.
      if !members.contains(where: { text.equals($0) }) {
        entries[index].shape = .enumeration(members.union([text.string]))
      }
    case .complex, .dictionary: conflict(index, element)
    }
  }

  /// The name of the items of a dictionary: elements without a type that contain a key and a value.
  private func dictionaryItem(of element: XMLElement) -> XMLElement? {
    var item: XMLElement?
    for child in tree.children(of: element) {
      guard !child.hasType, !child.isNil, item == nil || item?.name == child.name else {
        return nil
      }
      var parts = tree.children(of: child)
      guard parts.next()?.name == vocabulary.key, parts.next()?.name == vocabulary.value,
        parts.next() == nil
      else { return nil }
      item = item ?? child
    }
    return item
  }

  private mutating func observeDictionary(
    _ index: Int, item: XMLElement, element: XMLElement
  ) {
    var parts = tree.children(of: item)
    guard let keyElement = parts.next(), let valueElement = parts.next() else { return }
    let key = observe(keyElement)
    let value = observe(valueElement)
    switch entries[index].shape {
    case .bare:
      set(.dictionary(item: item.name, key: key, value: value), of: index, at: element)
    case .complex(let fields) where fields.areItems(named: item.name):
      entries[index].shape = .dictionary(item: item.name, key: key, value: value)
    case .dictionary(let knownItem, let knownKey, let knownValue):
      guard knownItem == item.name, let key = knownKey.unified(with: key),
        let value = knownValue.unified(with: value)
      else { return conflict(index, element) }
      entries[index].shape = .dictionary(item: knownItem, key: key, value: value)
    case .complex, .enumeration: conflict(index, element)
    }
  }

  private mutating func observeFields(of index: Int, _ element: XMLElement) {
    var fields: [ObservedField] = []
    if case .complex(let known) = entries[index].shape { fields.reserveCapacity(known.count) }
    for child in tree.children(of: element) {
      fields.append(ObservedField(name: child.name, type: observe(child)))
    }
    switch entries[index].shape {
    case .bare:
      let single = RepeatedElement.reject(
        in: tree.children(of: element), of: file, names: vocabulary.names,
        diagnostics: &diagnostics)
      // Nearly always, each name occurs once.
      if single.count < fields.count { fields = fields.firstOfEachName() }
      set(.complex(fields), of: index, at: element)
    case .complex(let known): merge(fields, into: known, of: index, at: element)
    case .dictionary(let item, _, _) where fields.areItems(named: item): break
    case .dictionary, .enumeration: conflict(index, element)
    }
  }

  private mutating func merge(
    _ fields: [ObservedField], into known: [ObservedField], of index: Int, at element: XMLElement
  ) {
    guard fields.count == known.count else { return conflict(index, element) }
    var merged = known
    var isChanged = false
    for (position, field) in fields.enumerated() {
      guard field.name == known[position].name,
        let type = known[position].type.unified(with: field.type)
      else { return conflict(index, element) }
      if type != known[position].type {
        merged[position].type = type
        isChanged = true
      }
    }
    if isChanged { entries[index].shape = .complex(merged) }
  }

  private mutating func set(
    _ shape: ObservedShape, of index: Int, at element: XMLElement
  ) {
    entries[index].shape = shape
    entries[index].location = file.location(of: element.startTag)
  }

  private mutating func conflict(_ index: Int, _ element: XMLElement) {
    let conflict = ReportedConflict(type: index, path: file.path)
    guard reported.insert(conflict).inserted else { return }
    let entry = entries[index]
    diagnostics.emit(
      DocsReaderRules.typeShapeConflict,
      "the type '\(text(entry.key.name))' has other fields here than on another page",
      at: file.location(of: element.startTag),
      related: [Diagnostic.Related("the shape that was read first", at: entry.location)],
      hint: "read pages of one revision of the documentation only",
      // The correction states the shape that was read first, to be edited.
      settlement: TypeResolver(names: vocabulary.names, namespace: "").definition(entry)
        .settlement(in: version))
  }
}

extension [ObservedField] {
  fileprivate func firstOfEachName() -> [ObservedField] {
    var seen: Set<InternedName> = []
    return filter { seen.insert($0.name).inserted }
  }

  /// Whether they may be the items of a dictionary whose content is not shown.
  fileprivate func areItems(named name: InternedName) -> Bool {
    self.count == 1 && self[0].name == name && self[0].type == .unknown
  }
}
