import Diagnostics
import ServiceModel

/// Makes the fields of a type or a message from its particles and attributes.
struct FieldsBuilder {
  /// The maximum number of groups in one type, so that a few groups that contain each other twice
  /// do not make an unlimited number of fields.
  private static let mostGroups = 256

  let owner: SchemaLowering.Owner
  private let lowering: SchemaLowering
  /// The names of all fields, including those of base types.
  var names = UniqueNames()
  private(set) var fields: [Field] = []
  /// Where each field is declared, and what it refers to there.
  private(set) var places: [(use: PagePlace, declaration: PagePlace?)] = []
  /// Whether the model can express everything so far.
  private(set) var isSound = true
  /// The groups that are being read. A group that contains itself is stopped there.
  private var openGroups: [TypeKey] = []
  private var groupCount = 0
  /// The elements so far, with the indices of their fields.
  private var elements: [TypeKey: (index: Int, branches: [[Branch]])] = [:]
  /// The branches of choices around the particle that is being read, the outermost first.
  private var branches: [Branch] = []
  private var choiceCount = 0
  /// The elements at two places, which are reported once.
  private var repeated: Set<TypeKey> = []
  /// The names of the attributes so far.
  private var attributes: Set<TypeKey> = []

  /// An alternative of a choice.
  private struct Branch: Equatable {
    let choice: Int
    let index: Int
  }

  init(_ owner: SchemaLowering.Owner, for lowering: SchemaLowering) {
    self.owner = owner
    self.lowering = lowering
  }

  mutating func add(_ content: SchemaContent) {
    for use in content.attributes { add(use) }
    if let particle = content.particle { add(particle, outer: .once) }
  }

  /// Keeps the positions of the fields, which are those of a type or a message.
  func declareFields(
    of owner: DeclarationPlaces.Owner, as part: (String) -> DeclaredPart = { .member($0) }
  ) {
    for (field, place) in zip(fields, places) {
      let part = part(field.name)
      lowering.declarations.add(part, of: owner, at: place.use)
      guard let declaration = place.declaration else { continue }
      lowering.declarations.add(.type(of: part), of: owner, at: declaration)
    }
  }

  /// Adds a field under a unique name.
  private mutating func add(
    _ field: Field, at place: PagePlace, declaration: PagePlace? = nil, suffix: String = ""
  ) {
    var field = field
    let wire = field.name
    field.name = names.claim(wire, or: wire + suffix)
    if field.name != wire, field.xml?.kind == .element || field.xml?.kind == .attribute {
      field.xml?.name = wire
    }
    fields.append(field)
    places.append((place, declaration))
  }

  /// Adds the field for parts of any name, unless there is one.
  private mutating func addAny(_ name: String, _ kind: XMLForm.Kind) {
    if fields.contains(where: { $0.xml?.kind == kind }) { return }
    add(Field(name: name, type: .array(.scalar(.anyType)), xml: XMLForm(kind)), at: owner.place)
  }

  private var table: SchemaTable { lowering.table }
  private var isOwn: Bool { lowering.version.isOwn }

  private func text(_ name: InternedName) -> String { lowering.text(name) }

  // MARK: Findings

  /// Reports a part that the model cannot express, and with it the whole type or message.
  ///
  /// - Parameter place: the part; nil for the whole.
  private mutating func refuse(_ reason: UnsupportedConstruct, at place: PagePlace? = nil) {
    isSound = false
    lowering.report(reason, at: owner, place)
  }

  /// The resolved type; nil if the model cannot express it, which is then reported.
  private mutating func accept(
    at place: PagePlace, _ resolve: () throws(UnsupportedConstruct) -> CarriedType
  ) -> CarriedType? {
    let carried = lowering.accept(at: owner, place, resolve)
    if carried == nil { isSound = false }
    return carried
  }
}

// MARK: - Particles

extension FieldsBuilder {
  /// - Parameter outer: the occurrence of the particle around it.
  private mutating func add(_ particle: SchemaParticle, outer: SchemaOccurrence) {
    switch particle {
    case .element(var field):
      field.occurrence = field.occurrence.multiplied(by: outer)
      add(field)
    case .reference(let reference): add(reference, outer: outer)
    case .group(let reference):
      let occurrence = reference.occurrence.multiplied(by: outer)
      enter(reference, of: table.groups) { builder, group in
        builder.add(group, outer: occurrence)
      }
    case .any: addAny("otherElements", .anyElements)
    case .parts(let order, let parts, let occurrence):
      let occurrence = occurrence.multiplied(by: outer)
      if occurrence.most == 0 { return }
      if order == .choice, parts.count > 1 {
        add(choiceOf: parts, occurrence)
      } else if occurrence.isRepeated, parts.count > 1 {
        addRepeated(parts, occurrence)
      } else {
        for part in parts { add(part, outer: occurrence) }
      }
    }
  }

  private mutating func add(_ field: SchemaField) {
    if field.occurrence.most == 0 { return }
    guard let lowered = self.field(field) else { return }
    if let known = elements[field.key], isExclusive(to: known.branches),
      fields[known.index].hasSameShape(as: lowered, named: text(field.name))
    {
      // In another branch of a choice it is the same field.
      elements[field.key]?.branches.append(branches)
      fields[known.index].xml?.isRequired = false
      return
    }
    guard register(field) else { return }
    add(lowered, at: field.place, declaration: field.declaration, suffix: "Element")
  }

  /// Takes the element for the next field.
  ///
  /// - Returns: false if another field has it, which is reported.
  private mutating func register(_ field: SchemaField) -> Bool {
    guard elements[field.key] == nil else {
      isSound = false
      if repeated.insert(field.key).inserted {
        refuse(.unsupported("the element '\(text(field.name))' at two places"), at: field.place)
      }
      return false
    }
    elements[field.key] = (fields.count, [branches])
    return true
  }

  /// Whether the current place is in other branches of the same choices than all of these places.
  private func isExclusive(to places: [[Branch]]) -> Bool {
    places.allSatisfy { place in
      let fork = zip(place, branches).first { $0 != $1 }
      return fork.map { $0.choice == $1.choice } ?? false
    }
  }

  private mutating func add(_ reference: SchemaReference, outer: SchemaOccurrence) {
    guard let choices = choices(for: reference) else { return }
    guard choices.count > 1 || choices.first != reference.key && !choices.isEmpty else {
      guard let field = field(reference) else { return }
      return add(.element(field), outer: outer)
    }
    let options = choices.compactMap { option(key: $0, of: reference) }
    addChoice(
      options, named: text(reference.key.name), reference.occurrence.multiplied(by: outer))
  }

  /// The elements that may be sent in the place of a reference; nil if there are too many, which is
  /// reported.
  private mutating func choices(for reference: SchemaReference) -> [TypeKey]? {
    let choices = lowering.choices(for: reference.key)
    if choices == nil {
      let name = text(reference.key.name)
      refuse(.unsupported("the number of substitutes for '\(name)'"), at: reference.place)
    }
    return choices
  }

  /// An element that may be sent in the place of a reference. Only its own declaration has the name
  /// of a substitute.
  private mutating func option(
    key: TypeKey, of reference: SchemaReference, occurrence: SchemaOccurrence = .once
  ) -> SchemaField? {
    let own = key == reference.key ? nil : table.elements[key]?.place
    return field(
      SchemaReference(key: key, occurrence: occurrence, place: own ?? reference.place))
  }

  /// The use of a global element as an element of the type.
  private mutating func field(_ reference: SchemaReference) -> SchemaField? {
    guard let element = table.elements[reference.key], let type = table.type(of: reference.key)
    else {
      refuse(lowering.missing("declares the element", reference.key), at: reference.place)
      return nil
    }
    return SchemaField(reference, to: element, type: type)
  }

  /// Reads the content of a group, unless it is missing, could not be read or contains itself, which
  /// is reported.
  @discardableResult
  private mutating func enter<Content, Result>(
    _ reference: SchemaReference, of groups: [TypeKey: SchemaPart<Content>],
    _ read: (inout Self, Content) -> Result
  ) -> Result? {
    guard !openGroups.contains(reference.key), groupCount < Self.mostGroups,
      let group = groups[reference.key], group.isSound
    else {
      lowering.use(reference.key, by: owner)
      refuse(.unsupported("the group '\(text(reference.key.name))'"), at: reference.place)
      return nil
    }
    lowering.use(reference.key, by: owner)
    groupCount += 1
    openGroups.append(reference.key)
    defer { openGroups.removeLast() }
    return read(&self, group.content)
  }
}

// MARK: - Choices

extension FieldsBuilder {
  /// One of several elements is a choice. If a part of it is more than one element, all elements
  /// become optional fields.
  private mutating func add(choiceOf parts: [SchemaParticle], _ occurrence: SchemaOccurrence) {
    if let options = options(parts),
      occurrence.isRepeated || !options.contains(where: \.occurrence.isRepeated)
    {
      let isOptional = options.contains { $0.occurrence.least == 0 }
      let occurrence =
        isOptional ? occurrence.multiplied(by: SchemaOccurrence(least: 0)) : occurrence
      return addChoice(options, named: "choice", occurrence)
    }
    if occurrence.isRepeated { return addRepeated(parts, occurrence) }
    var optional = occurrence
    optional.least = 0
    choiceCount += 1
    let choice = choiceCount
    for (index, part) in parts.enumerated() {
      branches.append(Branch(choice: choice, index: index))
      add(part, outer: optional)
      branches.removeLast()
    }
  }

  /// The elements of a choice; nil if one of its parts is more than one element.
  private mutating func options(_ parts: [SchemaParticle]) -> [SchemaField]? {
    let result = parts.flatMapAll { part in
      switch part {
      case .element(let field): [field]
      case .reference(let reference):
        choices(for: reference)?.flatMapAll { key in
          option(key: key, of: reference, occurrence: reference.occurrence).map { [$0] }
        }
      case .parts(_, let inner, let occurrence) where inner.count == 1 && occurrence == .once:
        options(inner)
      case .parts(.choice, let inner, let occurrence) where !occurrence.isRepeated:
        options(inner)?.map { option in
          var option = option
          option.occurrence = option.occurrence.multiplied(by: occurrence)
          return option
        }
      case .group, .parts, .any: nil
      }
    }
    return result.flatMap { Set($0.map(\.key)).count == $0.count ? $0 : nil }
  }

  /// A particle that is repeated as a whole: its elements in any order. The order is kept.
  private mutating func addRepeated(_ parts: [SchemaParticle], _ occurrence: SchemaOccurrence) {
    guard let leaves = leaves(parts) else {
      if isSound { refuse(.unsupported("a repeated group with elements of any name")) }
      return
    }
    var types: [TypeKey: TypeKey] = [:]
    var options: [SchemaField] = []
    for leaf in leaves where leaf.occurrence.most != 0 {
      let first = types.updateValue(leaf.type, forKey: leaf.key)
      if first == nil { options.append(leaf) }
      guard first == nil || first == leaf.type else {
        let name = text(leaf.name)
        return refuse(
          .unsupported("the element '\(name)' with two types"), at: leaf.place)
      }
    }
    addChoice(options, named: "choice", occurrence)
  }

  /// All elements in some particles; nil if some have no name.
  private mutating func leaves(_ parts: [SchemaParticle]) -> [SchemaField]? {
    parts.flatMapAll { part in
      switch part {
      case .element(let field): [field]
      case .reference: options([part])
      case .parts(_, let inner, _): leaves(inner)
      case .group(let reference):
        enter(reference, of: table.groups) { $0.leaves([$1]) } ?? nil
      case .any: nil
      }
    }
  }

  /// Adds a field whose type is a choice that no schema names.
  private mutating func addChoice(
    _ options: [SchemaField], named name: String, _ occurrence: SchemaOccurrence
  ) {
    var cases = FieldsBuilder(owner, for: lowering)
    for option in options where option.occurrence.most != 0 {
      var option = option
      option.occurrence = .once
      guard let field = field(option, isOption: true), register(option) else { return }
      cases.add(
        field, at: option.place, declaration: option.declaration, suffix: "Element")
    }
    if cases.fields.isEmpty { return }
    let choice = lowering.define(choiceOf: cases, named: name)
    let isRepeated = occurrence.isRepeated
    let form = XMLForm(
      .choice, isRequired: occurrence.least > 0 && !isRepeated, isRepeated: isRepeated)
    add(
      Field(name: name, type: isRepeated ? .array(choice) : choice, xml: form),
      at: cases.places.first?.use ?? owner.place)
  }
}

// MARK: - Elements

extension FieldsBuilder {
  /// The field for an element; nil if the model cannot express it, which is then reported.
  ///
  /// - Parameter isOption: whether it is an alternative of a choice.
  mutating func field(_ field: SchemaField, isOption: Bool = false) -> Field? {
    let lowering = lowering
    let isRepeated = field.occurrence.isRepeated
    let resolved = accept(at: field.place) { () throws(UnsupportedConstruct) in
      try lowering.type(of: field, isOption: isOption)
    }
    guard var carried = resolved else { return nil }
    guard isOwn || check(carried.type, of: field) else { return nil }
    var form = XMLForm()
    form.item = carried.item.map {
      XMLForm.Item(name: text($0.name), namespace: foreign($0.namespace))
    }
    form.namespace = foreign(field.namespace)
    form.isRepeated = isRepeated
    form.isWordList = carried.isWordList
    if isRepeated, isOwn { carried.facets.count(field.occurrence) }
    form.facets = carried.limits
    if isOwn {
      form.isRequired = field.occurrence.least > 0 && !isRepeated
      form.isNillable = field.isNillable
    }
    // A list has a form even if it follows the rule: only in the documentation's own lists a nil
    // item is a default.
    let isByTheRule = form == .plain && !(isOwn && carried.isList)
    return Field(
      name: text(field.name), type: isRepeated ? .array(carried.type) : carried.type,
      xml: isByTheRule ? nil : form, documentation: prose(field.documentation))
  }

  /// A namespace if it is not the default.
  private func foreign(_ namespace: InternedName) -> String? {
    namespace == owner.namespace ? nil : text(namespace)
  }

  private func prose(_ paragraphs: [String]) -> String? {
    isOwn && !paragraphs.isEmpty ? paragraphs.joined(separator: "\n\n") : nil
  }

  /// Whether a field of the documentation's own schema can have a type. Only the type says whether
  /// the field may be nil, and that must be correct.
  private mutating func check(_ type: TypeReference, of field: SchemaField) -> Bool {
    if field.isNillable, lowering.isValueType(type, named: field.type) {
      refuse(.unsupported("that '\(text(field.name))' may be nil"), at: field.place)
      return false
    }
    guard let content = table.content(of: field.type), lowering.dictionaryParts(content) != nil,
      case .named = type, field.type.namespace != owner.namespace
    else { return true }
    refuse(
      .unsupported("the dictionary '\(text(field.name))' of another namespace"), at: field.place)
    return false
  }
}

extension SchemaLowering {
  /// The type of an element. A list whose items have their own element is a separate type if the
  /// list is repeated or an alternative of a choice.
  fileprivate func type(
    of field: SchemaField, isOption: Bool
  ) throws(UnsupportedConstruct) -> CarriedType {
    let carried = try resolve(field.type)
    let hasOwnElement = carried.item != nil || carried.isWordList
    guard case .array = carried.type, field.occurrence.isRepeated || isOption && hasOwnElement
    else { return carried }
    return carried.isWordList ? .textOfWords : demand(field.type)
  }
}

// MARK: - Attributes and content

extension FieldsBuilder {
  private mutating func add(_ use: SchemaAttributeUse) {
    switch use {
    case .declared(let attribute):
      add(attribute, isRequired: attribute.isRequired, at: attribute.place)
    case .reference(let reference, let isRequired):
      guard let attribute = attribute(reference) else {
        let isMissing = table.attributes[reference.key] == nil
        return refuse(
          isMissing
            ? lowering.missing("declares the attribute", reference.key)
            : .unsupported("the attribute '\(text(reference.key.name))'"), at: reference.place)
      }
      add(attribute, isRequired: isRequired, at: reference.place)
    case .group(let reference):
      enter(reference, of: table.attributeGroups) { builder, uses in
        for use in uses { builder.add(use) }
      }
    case .any: addAny("otherAttributes", .anyAttributes)
    }
  }

  /// Attributes with the prefix `xml` need no declaration.
  private func attribute(_ reference: SchemaReference) -> SchemaAttribute? {
    if let declared = table.attributes[reference.key] {
      lowering.use(reference.key, by: owner)
      return declared.isSound ? declared.content : nil
    }
    guard reference.key.namespace == table.vocabulary.xml else { return nil }
    return SchemaAttribute(
      name: reference.key.name, namespace: reference.key.namespace,
      type: table.vocabulary.stringType, place: reference.place)
  }

  private mutating func add(
    _ attribute: SchemaAttribute, isRequired: Bool, at place: PagePlace
  ) {
    // A restriction may declare an attribute again.
    let key = TypeKey(name: attribute.name, namespace: attribute.namespace)
    if attributes.contains(key) { return }
    guard let carried = simpleType(attribute.type, at: place) else { return }
    attributes.insert(key)
    add(
      Field(
        name: text(attribute.name), type: carried.type,
        xml: XMLForm(
          .attribute,
          namespace: attribute.namespace == .none ? nil : text(attribute.namespace),
          isRequired: isRequired, isWordList: carried.isWordList, facets: carried.limits),
        documentation: prose(attribute.documentation)),
      at: place, declaration: attribute.place, suffix: "Attribute")
  }

  /// The type of an attribute, or of the content of an element with attributes.
  private mutating func simpleType(_ key: TypeKey, at place: PagePlace) -> CarriedType? {
    let lowering = lowering
    return accept(at: place) { () throws(UnsupportedConstruct) in
      let carried = try lowering.resolve(key)
      if lowering.isSimple(carried, named: key) { return carried }
      throw .unsupported("a simple value of the type '\(lowering.text(key.name))'")
    }
  }

  /// Adds the value of a type with simple content, and the inherited attributes.
  ///
  /// - Returns: false if the model cannot express it.
  mutating func addContent(of key: TypeKey) -> Bool {
    var key = key
    var seen: Set<TypeKey> = []
    var inherited: [SchemaAttributeUse] = []
    while let content = table.content(of: key) {
      guard content.isSimple, let base = content.base, seen.insert(key).inserted else {
        let name = text(key.name)
        refuse(.unsupported("the base type '\(name)', which does not hold a simple value,"))
        return false
      }
      inherited = content.attributes + inherited
      key = base
    }
    guard let carried = simpleType(key, at: owner.place) else { return false }
    add(
      Field(
        name: "value", type: carried.type,
        xml: XMLForm(
          .content, isRequired: true, isWordList: carried.isWordList, facets: carried.limits)),
      at: owner.place, suffix: "Content")
    // The value is the first field, as in a type that has only its own attributes.
    for use in inherited { add(use) }
    return isSound
  }
}

extension Sequence {
  /// Nil, and at once, if there is nothing for one of the elements.
  fileprivate func flatMapAll<Part>(_ parts: (Element) -> [Part]?) -> [Part]? {
    var result: [Part] = []
    for element in self {
      guard let found = parts(element) else { return nil }
      result += found
    }
    return result
  }
}

extension Field {
  /// Whether it is the same field as one with the name that the element has.
  fileprivate func hasSameShape(as other: Field, named name: String) -> Bool {
    func form(_ field: Field) -> XMLForm? {
      var form = field.xml
      form?.isRequired = false
      if form?.name == name { form?.name = nil }
      return form == XMLForm() ? nil : form
    }
    return type == other.type && form(self) == form(other)
  }
}
