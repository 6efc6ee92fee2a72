import Diagnostics
import ServiceModel

/// Makes fields from the particles and attributes of a type.
extension SchemaLowering {
  /// The owner of fields: a type or a message.
  struct Owner {
    /// The default namespace, which fields do not state.
    let namespace: InternedName
    let file: SourceFile
    let place: Place
    /// The prefix of the names of its choices.
    let name: String

    func place(_ range: Range<Int>) -> Place {
      Place(location: file.location(of: range), subject: place.subject)
    }
  }

  /// Collects the fields of a type or a message.
  struct FieldsBuilder {
    let owner: Owner
    /// The names of all fields, including those of base types.
    var taken: Set<String>
    var fields: [Field] = []
    /// Whether the model can express everything so far.
    var isSound = true
    /// The groups that are being read. A group that contains itself is stopped there.
    fileprivate var openGroups: [TypeKey] = []
    /// The elements so far, with the indices of their fields.
    fileprivate var elements: [TypeKey: (index: Int, type: TypeKey)] = [:]

    init(owner: Owner, taken: Set<String>) {
      self.owner = owner
      self.taken = taken
    }

    /// Adds a field under a unique name.
    mutating func add(_ field: Field, suffix: String) {
      var field = field
      let wire = field.name
      var number = 1
      while !taken.insert(field.name).inserted {
        field.name = wire + suffix + (number == 1 ? "" : "\(number)")
        number += 1
      }
      if field.name != wire, field.xml?.kind == .element || field.xml?.kind == .attribute {
        field.xml?.name = wire
      }
      fields.append(field)
    }

    /// Adds the field for parts of any name, unless there is one.
    fileprivate mutating func addAny(_ name: String, _ kind: XMLForm.Kind) {
      if fields.contains(where: { $0.xml?.kind == kind }) { return }
      add(Field(name: name, type: .array(.scalar(.anyType)), xml: XMLForm(kind)), suffix: "")
    }
  }

  /// Reports a part that the model cannot express, and with it the whole type or message.
  ///
  /// - Parameter range: the part in the file of the owner; nil for the whole of it.
  private mutating func refuse(
    _ reason: Reason, at range: Range<Int>? = nil, in builder: inout FieldsBuilder
  ) {
    builder.isSound = false
    let owner = builder.owner
    report(reason, at: range.map { owner.place($0) } ?? owner.place)
  }

  mutating func add(_ content: SchemaContent, to builder: inout FieldsBuilder) {
    for use in content.attributes { add(use, to: &builder) }
    if let particle = content.particle {
      add(particle, outer: .once, isAlternative: false, to: &builder)
    }
  }

  // MARK: Particles

  /// - Parameters:
  ///   - outer: the occurrence of the particle around it.
  ///   - isAlternative: whether it is one of several alternatives.
  private mutating func add(
    _ particle: SchemaParticle, outer: SchemaOccurrence, isAlternative: Bool,
    to builder: inout FieldsBuilder
  ) {
    switch particle {
    case .element(var field):
      field.occurrence = field.occurrence.multiplied(by: outer)
      add(field, isAlternative, to: &builder)
    case .reference(let reference):
      add(reference, outer: outer, isAlternative: isAlternative, to: &builder)
    case .group(let reference): add(group: reference, outer, isAlternative, to: &builder)
    case .any: builder.addAny("otherElements", .anyElements)
    case .parts(let order, let parts, let occurrence):
      let occurrence = occurrence.multiplied(by: outer)
      if occurrence.most == 0 { return }
      if order == .choice, parts.count > 1 {
        add(choiceOf: parts, occurrence, to: &builder)
      } else if occurrence.isRepeated, parts.count > 1 {
        addRepeated(parts, occurrence, to: &builder)
      } else {
        for part in parts {
          add(part, outer: occurrence, isAlternative: isAlternative, to: &builder)
        }
      }
    }
  }

  private mutating func add(
    _ field: SchemaField, _ isAlternative: Bool, to builder: inout FieldsBuilder
  ) {
    if field.occurrence.most == 0 { return }
    if let known = builder.elements[field.key] {
      // In another branch of a choice it is the same field.
      if isAlternative, known.type == field.type {
        builder.fields[known.index].xml?.isRequired = false
        return
      }
      return refuse(
        .unsupported("the element '\(text(field.name))' at two places"), at: field.place,
        in: &builder)
    }
    guard let lowered = self.field(field, in: builder.owner) else {
      builder.isSound = false
      return
    }
    builder.elements[field.key] = (builder.fields.count, field.type)
    builder.add(lowered, suffix: "Element")
  }

  private mutating func add(
    _ reference: SchemaReference, outer: SchemaOccurrence, isAlternative: Bool,
    to builder: inout FieldsBuilder
  ) {
    let occurrence = reference.occurrence.multiplied(by: outer)
    let choices = table.choices(for: reference.key)
    guard choices.count > 1 || choices.first != reference.key && !choices.isEmpty else {
      guard let field = field(reference, in: &builder) else { return }
      return add(.element(field), outer: outer, isAlternative: isAlternative, to: &builder)
    }
    let options = choices.compactMap { key in
      field(SchemaReference(key: key, place: reference.place), in: &builder)
    }
    addChoice(options, named: text(reference.key.name), occurrence, to: &builder)
  }

  /// The use of a global element as an element of a type.
  private mutating func field(
    _ reference: SchemaReference, in builder: inout FieldsBuilder
  ) -> SchemaField? {
    guard let element = table.elements[reference.key]?.declaration,
      let type = table.type(of: reference.key)
    else {
      refuse(missing("declares the element", reference.key), at: reference.place, in: &builder)
      return nil
    }
    return SchemaField(
      name: reference.key.name, namespace: reference.key.namespace, type: type,
      isNillable: element.isNillable, occurrence: reference.occurrence, place: reference.place)
  }

  private mutating func add(
    group reference: SchemaReference, _ outer: SchemaOccurrence, _ isAlternative: Bool,
    to builder: inout FieldsBuilder
  ) {
    guard let group = particle(of: reference, in: &builder) else { return }
    builder.openGroups.append(reference.key)
    add(
      group, outer: reference.occurrence.multiplied(by: outer), isAlternative: isAlternative,
      to: &builder)
    builder.openGroups.removeLast()
  }

  private mutating func particle(
    of reference: SchemaReference, in builder: inout FieldsBuilder
  ) -> SchemaParticle? {
    if !builder.openGroups.contains(reference.key), let group = table.groups[reference.key] {
      return group
    }
    refuse(group: reference, in: &builder)
    return nil
  }

  private mutating func refuse(group reference: SchemaReference, in builder: inout FieldsBuilder) {
    let reason = Reason.unsupported("the group '\(text(reference.key.name))'")
    refuse(reason, at: reference.place, in: &builder)
  }

  // MARK: Choices

  /// One of several elements is a choice. If a part of it is more than one element, all elements
  /// become optional fields.
  private mutating func add(
    choiceOf parts: [SchemaParticle], _ occurrence: SchemaOccurrence,
    to builder: inout FieldsBuilder
  ) {
    if let options = options(parts, in: &builder),
      occurrence.isRepeated || !options.contains(where: \.occurrence.isRepeated)
    {
      return addChoice(options, named: "choice", occurrence, to: &builder)
    }
    if occurrence.isRepeated { return addRepeated(parts, occurrence, to: &builder) }
    var optional = occurrence
    optional.least = 0
    for part in parts { add(part, outer: optional, isAlternative: true, to: &builder) }
  }

  /// The elements of a choice; nil if one of its parts is more than one element.
  private mutating func options(
    _ parts: [SchemaParticle], in builder: inout FieldsBuilder
  ) -> [SchemaField]? {
    let result = parts.flatMapAll { part in
      switch part {
      case .element(let field): [field]
      case .reference(let reference):
        table.choices(for: reference.key).flatMapAll { key in
          let use = SchemaReference(
            key: key, occurrence: reference.occurrence, place: reference.place)
          return field(use, in: &builder).map { [$0] }
        }
      case .parts(_, let inner, let occurrence) where inner.count == 1 && occurrence == .once:
        options(inner, in: &builder)
      case .parts(.choice, let inner, let occurrence) where !occurrence.isRepeated:
        options(inner, in: &builder)
      case .group, .parts, .any: nil
      }
    }
    return result.flatMap { Set($0.map(\.key)).count == $0.count ? $0 : nil }
  }

  /// A particle that is repeated as a whole: its elements in any order. The order is kept.
  private mutating func addRepeated(
    _ parts: [SchemaParticle], _ occurrence: SchemaOccurrence, to builder: inout FieldsBuilder
  ) {
    guard let leaves = leaves(parts, in: &builder) else {
      if builder.isSound {
        refuse(.unsupported("a repeated group with elements of any name"), in: &builder)
      }
      return
    }
    var seen: Set<TypeKey> = []
    let options = leaves.filter { seen.insert($0.key).inserted }
    addChoice(options, named: "choice", occurrence, to: &builder)
  }

  /// All elements in some particles; nil if some have no name.
  private mutating func leaves(
    _ parts: [SchemaParticle], in builder: inout FieldsBuilder
  ) -> [SchemaField]? {
    parts.flatMapAll { part in
      switch part {
      case .element(let field): return [field]
      case .reference: return options([part], in: &builder)
      case .parts(_, let inner, _): return leaves(inner, in: &builder)
      case .group(let reference):
        guard let group = particle(of: reference, in: &builder) else { return nil }
        builder.openGroups.append(reference.key)
        defer { builder.openGroups.removeLast() }
        return leaves([group], in: &builder)
      case .any: return nil
      }
    }
  }

  /// Adds a field whose type is a choice that no schema names.
  private mutating func addChoice(
    _ options: [SchemaField], named name: String, _ occurrence: SchemaOccurrence,
    to builder: inout FieldsBuilder
  ) {
    var cases = FieldsBuilder(owner: builder.owner, taken: [])
    for option in options {
      var option = option
      option.occurrence = .once
      guard let field = field(option, in: builder.owner, isOption: true) else {
        builder.isSound = false
        return
      }
      cases.add(field, suffix: "Element")
      builder.elements[option.key] = (builder.fields.count, option.type)
    }
    let owner = builder.owner
    let suffix = name.prefix(1).uppercased() + name.dropFirst()
    let type = names.claim(owner.name + suffix)
    choices.append(
      (
        TypeDefinition(
          name: type,
          foreignNamespace: owner.namespace == version.namespace ? nil : text(owner.namespace),
          shape: .choice(ChoiceType(cases: cases.fields))), owner.place.location
      ))
    let reference = TypeReference.named(type)
    builder.add(
      Field(
        name: name, type: occurrence.isRepeated ? .array(reference) : reference,
        xml: XMLForm(
          .choice, isRequired: occurrence.least > 0 && !occurrence.isRepeated,
          isRepeated: occurrence.isRepeated)),
      suffix: "")
  }

  // MARK: Elements

  /// The field for an element; nil if the model cannot express it, which is then reported for the
  /// owner.
  ///
  /// - Parameter isOption: whether it is an alternative of a choice. A choice has no lists whose
  ///   items have their own element.
  mutating func field(_ field: SchemaField, in owner: Owner, isOption: Bool = false) -> Field? {
    let place = owner.place(field.place)
    let isRepeated = field.occurrence.isRepeated
    var resolution = resolve(field.type)
    if case .carried(let carried) = resolution, case .array = carried.type,
      isRepeated || isOption && (carried.item != nil || carried.isWordList)
    {
      resolution =
        carried.isWordList
        ? .carried(Carried(type: .string, note: "a list of words is carried as text"))
        : demand(field.type)
    }
    guard var carried = accept(resolution, at: place) else { return nil }
    let type = carried.type
    guard version.isOwn || check(type, of: field, in: owner, at: place) else { return nil }
    var form = XMLForm(item: carried.item, of: owner.namespace, in: self)
    form.namespace = field.namespace == owner.namespace ? nil : text(field.namespace)
    form.isRepeated = isRepeated
    form.isWordList = carried.isWordList
    if isRepeated, version.isOwn { carried.facets.count(field.occurrence) }
    form.facets = carried.limits
    if version.isOwn {
      form.isRequired = field.occurrence.least > 0 && !isRepeated
      form.isNillable = field.isNillable
    }
    // A list has a form even if it follows the rule: only in the documentation's own lists a nil
    // item is a default.
    let isByTheRule = form == .plain && !(version.isOwn && carried.isList)
    return Field(
      name: text(field.name), type: isRepeated ? .array(type) : type,
      xml: isByTheRule ? nil : form, documentation: prose(field.documentation))
  }

  func prose(_ paragraphs: [String]) -> String? {
    guard version.isOwn, !paragraphs.isEmpty else { return nil }
    return paragraphs.joined(separator: "\n\n")
  }

  /// Whether a field of the documentation's own schema can have a type. Only the type says whether
  /// the field may be nil, and that must be correct.
  private mutating func check(
    _ type: TypeReference, of field: SchemaField, in owner: Owner, at place: Place
  ) -> Bool {
    if field.isNillable, isValueType(type, named: field.type) {
      report(.unsupported("that '\(text(field.name))' may be nil"), at: place)
      return false
    }
    guard let content = table.content(of: field.type), dictionaryParts(content) != nil,
      case .named = type, field.type.namespace != owner.namespace
    else { return true }
    report(.unsupported("the dictionary '\(text(field.name))' of another namespace"), at: place)
    return false
  }

  // MARK: Attributes and content

  private mutating func add(_ use: SchemaAttributeUse, to builder: inout FieldsBuilder) {
    switch use {
    case .declared(let attribute):
      add(attribute, isRequired: attribute.isRequired, attribute.place, to: &builder)
    case .reference(let reference, let isRequired):
      guard let attribute = attribute(reference) else {
        return refuse(
          missing("declares the attribute", reference.key), at: reference.place, in: &builder)
      }
      add(attribute, isRequired: isRequired, reference.place, to: &builder)
    case .group(let reference):
      guard !builder.openGroups.contains(reference.key),
        let group = table.attributeGroups[reference.key]
      else { return refuse(group: reference, in: &builder) }
      builder.openGroups.append(reference.key)
      for use in group { add(use, to: &builder) }
      builder.openGroups.removeLast()
    case .any: builder.addAny("otherAttributes", .anyAttributes)
    }
  }

  /// Attributes with the prefix `xml` need no declaration.
  private func attribute(_ reference: SchemaReference) -> SchemaAttribute? {
    if let declared = table.attributes[reference.key] { return declared }
    guard reference.key.namespace == table.vocabulary.xml else { return nil }
    return SchemaAttribute(
      name: reference.key.name, namespace: reference.key.namespace,
      type: table.vocabulary.stringType, place: reference.place)
  }

  private mutating func add(
    _ attribute: SchemaAttribute, isRequired: Bool, _ range: Range<Int>,
    to builder: inout FieldsBuilder
  ) {
    let place = builder.owner.place(range)
    let isKnown = builder.fields.contains {
      $0.xml?.kind == .attribute && ($0.xml?.name ?? $0.name) == text(attribute.name)
    }
    // A restriction may declare an attribute again.
    if isKnown { return }
    guard let carried = simpleType(attribute.type, at: place) else {
      builder.isSound = false
      return
    }
    builder.add(
      Field(
        name: text(attribute.name), type: carried.type,
        xml: XMLForm(
          .attribute,
          namespace: attribute.namespace == .none ? nil : text(attribute.namespace),
          isRequired: isRequired, isWordList: carried.isWordList, facets: carried.limits),
        documentation: prose(attribute.documentation)),
      suffix: "Attribute")
  }

  /// The type of an attribute, or of the content of an element with attributes.
  private mutating func simpleType(_ key: TypeKey, at place: Place) -> Carried? {
    let resolution = resolve(key)
    if case .carried(let carried) = resolution, !isSimple(carried, named: key) {
      report(.unsupported("a simple value of the type '\(text(key.name))'"), at: place)
      return nil
    }
    return accept(resolution, at: place)
  }

  private func isSimple(_ carried: Carried, named key: TypeKey) -> Bool {
    switch carried.type {
    case .scalar: true
    case .named: isEnumeration(key)
    case .array: carried.isWordList
    case .unknown: false
    }
  }

  /// Adds the value of a type with simple content, and the inherited attributes.
  ///
  /// - Returns: false if the model cannot express it.
  mutating func addContent(of key: TypeKey, to builder: inout FieldsBuilder) -> Bool {
    var key = key
    var seen: Set<TypeKey> = []
    var inherited: [SchemaAttributeUse] = []
    while let content = table.content(of: key) {
      guard content.isSimple, let base = content.base, seen.insert(key).inserted else {
        report(
          .unsupported("the base type '\(text(key.name))', which does not hold a simple value,"),
          at: builder.owner.place)
        return false
      }
      inherited = content.attributes + inherited
      key = base
    }
    guard let carried = simpleType(key, at: builder.owner.place) else { return false }
    builder.add(
      Field(
        name: "value", type: carried.type,
        xml: XMLForm(
          .content, isRequired: true, isWordList: carried.isWordList, facets: carried.limits)),
      suffix: "Content")
    // The value is the first field, as in a type that has only its own attributes.
    for use in inherited { add(use, to: &builder) }
    return builder.isSound
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

extension XMLForm {
  /// - Parameter item: the element around an item, if the type does not name it.
  fileprivate init(item: SchemaField?, of namespace: InternedName, in lowering: SchemaLowering) {
    self.init(
      item: item.map {
        Item(
          name: lowering.text($0.name),
          namespace: $0.namespace == namespace ? nil : lowering.text($0.namespace))
      })
  }
}
