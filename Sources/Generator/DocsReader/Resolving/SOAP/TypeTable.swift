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

  /// A sample, and the page that shows it.
  struct Sample {
    let tree: XMLSyntaxTree
    let page: SOAPOperationPage
  }

  private(set) var entries: [Entry] = []
  private(set) var diagnostics = DiagnosticBag()
  private var indices: [TypeKey: Int] = [:]
  private var vocabulary: SampleVocabulary
  private var reported: Set<ReportedConflict> = []

  private struct ReportedConflict: Hashable {
    let type: Int
    let path: String
  }

  init(names: XMLNames) { vocabulary = SampleVocabulary(names: names) }

  private func text(_ name: InternedName) -> String { vocabulary.names.text(name) }

  /// The type of a sampled element. The shapes of named types in it are added.
  mutating func observe(_ element: XMLElement, in sample: Sample) -> ObservedType {
    guard element.hasType else { return untyped(element, in: sample) }
    if vocabulary.isSimple(element.typeNamespace) { return scalar(element, in: sample) }
    if let item = vocabulary.arrayItem(of: element.type),
      let array = array(of: item, element, in: sample)
    {
      return array
    }
    let key = TypeKey(name: element.type, namespace: element.typeNamespace)
    observeShape(of: key, element, in: sample)
    return ObservedType(base: .named(key))
  }

  private mutating func untyped(_ element: XMLElement, in sample: Sample) -> ObservedType {
    if !element.isNil {
      diagnostics.emit(
        DocsReaderRules.xmlUntyped, "the element '\(text(element.name))' has no type",
        at: sample.page.location(element))
    }
    return .unknown
  }

  private mutating func scalar(_ element: XMLElement, in sample: Sample) -> ObservedType {
    if let scalar = vocabulary.scalar(element.type, in: element.typeNamespace) {
      return ObservedType(base: .scalar(scalar))
    }
    diagnostics.emit(
      DocsReaderRules.unknownXMLType, "the simple type '\(text(element.type))' is not known",
      at: sample.page.location(element))
    return .unknown
  }

  // MARK: Arrays

  /// The type of an element whose type is named like an array and whose items have the rest of that
  /// name; nil if its children have other names. Then it is not an array.
  private mutating func array(
    of item: InternedName, _ element: XMLElement, in sample: Sample
  ) -> ObservedType? {
    var type = arrayItem(item, namespace: element.typeNamespace)
    for child in sample.tree.children(of: element) {
      guard child.name == item else { return nil }
      if child.hasType {
        type = observe(child, in: sample).unified(with: type) ?? type
      } else if case .named(let key) = type.base {
        mention(key, at: child, in: sample)
      }
    }
    if case .named(let key) = type.base { mention(key, at: element, in: sample) }
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
    _ key: TypeKey, at element: XMLElement, in sample: Sample
  ) -> Int {
    if let index = indices[key] { return index }
    entries.append(Entry(key: key, shape: .bare, location: sample.page.location(element)))
    indices[key] = entries.count - 1
    return entries.count - 1
  }

  private mutating func observeShape(of key: TypeKey, _ element: XMLElement, in sample: Sample) {
    let index = mention(key, at: element, in: sample)
    if element.isNil { return }
    if element.isLeaf {
      if element.hasText { observeMember(of: index, element, in: sample) }
    } else if let item = dictionaryItem(of: element, in: sample) {
      observeDictionary(index, item: item, element: element, in: sample)
    } else {
      observeFields(of: index, element, in: sample)
    }
  }

  private mutating func observeMember(
    of index: Int, _ element: XMLElement, in sample: Sample
  ) {
    let text = sample.page.file.text(element.contentStart..<sample.page.file.bytes.count)
      .prefix(before: UInt8(ascii: "<")).trimmed
    switch entries[index].shape {
    case .bare: set(.enumeration([text.string]), of: index, at: element, in: sample)
    case .enumeration(let members):
      // Nearly always this is the one known member. Then no string is made from it.
      if !members.contains(where: { text.equals($0) }) {
        entries[index].shape = .enumeration(members.union([text.string]))
      }
    case .complex, .dictionary: conflict(index, element, in: sample)
    }
  }

  /// The name of the items of a dictionary: elements without a type that contain a key and a value.
  private func dictionaryItem(of element: XMLElement, in sample: Sample) -> XMLElement? {
    var item: XMLElement?
    for child in sample.tree.children(of: element) {
      guard !child.hasType, !child.isNil, item == nil || item?.name == child.name else {
        return nil
      }
      var parts = sample.tree.children(of: child)
      guard parts.next()?.name == vocabulary.key, parts.next()?.name == vocabulary.value,
        parts.next() == nil
      else { return nil }
      item = item ?? child
    }
    return item
  }

  private mutating func observeDictionary(
    _ index: Int, item: XMLElement, element: XMLElement, in sample: Sample
  ) {
    var parts = sample.tree.children(of: item)
    guard let keyElement = parts.next(), let valueElement = parts.next() else { return }
    let key = observe(keyElement, in: sample)
    let value = observe(valueElement, in: sample)
    switch entries[index].shape {
    case .bare:
      set(.dictionary(item: item.name, key: key, value: value), of: index, at: element, in: sample)
    case .complex(let fields) where fields.areItems(named: item.name):
      entries[index].shape = .dictionary(item: item.name, key: key, value: value)
    case .dictionary(let knownItem, let knownKey, let knownValue):
      guard knownItem == item.name, let key = knownKey.unified(with: key),
        let value = knownValue.unified(with: value)
      else { return conflict(index, element, in: sample) }
      entries[index].shape = .dictionary(item: knownItem, key: key, value: value)
    case .complex, .enumeration: conflict(index, element, in: sample)
    }
  }

  private mutating func observeFields(of index: Int, _ element: XMLElement, in sample: Sample) {
    var fields: [ObservedField] = []
    if case .complex(let known) = entries[index].shape { fields.reserveCapacity(known.count) }
    for child in sample.tree.children(of: element) {
      fields.append(ObservedField(name: child.name, type: observe(child, in: sample)))
    }
    switch entries[index].shape {
    case .bare:
      let single = RepeatedElement.reject(
        in: sample.tree.children(of: element), of: sample.page, names: vocabulary.names,
        diagnostics: &diagnostics)
      // Nearly always, each name occurs once.
      if single.count < fields.count { fields = fields.firstOfEachName() }
      set(.complex(fields), of: index, at: element, in: sample)
    case .complex(let known): merge(fields, into: known, of: index, at: element, in: sample)
    case .dictionary(let item, _, _) where fields.areItems(named: item): break
    case .dictionary, .enumeration: conflict(index, element, in: sample)
    }
  }

  private mutating func merge(
    _ fields: [ObservedField], into known: [ObservedField], of index: Int, at element: XMLElement,
    in sample: Sample
  ) {
    guard fields.count == known.count else { return conflict(index, element, in: sample) }
    var merged = known
    var isChanged = false
    for (position, field) in fields.enumerated() {
      guard field.name == known[position].name,
        let type = known[position].type.unified(with: field.type)
      else { return conflict(index, element, in: sample) }
      if type != known[position].type {
        merged[position].type = type
        isChanged = true
      }
    }
    if isChanged { entries[index].shape = .complex(merged) }
  }

  private mutating func set(
    _ shape: ObservedShape, of index: Int, at element: XMLElement, in sample: Sample
  ) {
    entries[index].shape = shape
    entries[index].location = sample.page.location(element)
  }

  private mutating func conflict(_ index: Int, _ element: XMLElement, in sample: Sample) {
    let conflict = ReportedConflict(type: index, path: sample.page.file.path)
    guard reported.insert(conflict).inserted else { return }
    let entry = entries[index]
    diagnostics.emit(
      DocsReaderRules.typeShapeConflict,
      "the type '\(text(entry.key.name))' has other fields here than on another page",
      at: sample.page.location(element),
      related: [Diagnostic.Related("the shape that was read first", at: entry.location)],
      hint: "read pages of one revision of the documentation only",
      // The correction states the shape that was read first, to be edited.
      settlement: TypeResolver(names: vocabulary.names, namespace: "").definition(entry)
        .settlement(in: sample.page.id.version))
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
