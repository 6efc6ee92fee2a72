import ServiceModel
import Testing

/// Restrictions of the values of simple types.
@Suite struct FacetTests {
  /// The form of a field of a simple type, with the findings.
  private static func field(_ type: String) -> (field: Field?, messages: [String]) {
    var wsdl = ForeignWSDL()
    wsdl.schema = """
      <xs:simpleType name="S">\(type)</xs:simpleType>
      <xs:complexType name="A"><xs:sequence><xs:element name="V" type="t:S"/></xs:sequence></xs:complexType>
      """
    wsdl.request = wsdl.request.replacing("xs:string", with: "t:A")
    let outcome = Outcome([wsdl.file])
    guard case .complex(let complex)? = outcome.type("A")?.shape else {
      return (nil, outcome.diagnostics.map(\.message))
    }
    return (complex.fields.first, outcome.diagnostics.map(\.message))
  }

  static let restrictions: [(String, TypeReference, @Sendable (inout Facets) -> Void)] = [
    (
      "<xs:restriction base='xs:string'><xs:minLength value='2'/><xs:maxLength value='9'/></xs:restriction>",
      .string, { ($0.minLength, $0.maxLength) = (2, 9) }
    ),
    (
      "<xs:restriction base='xs:string'><xs:length value='3'/></xs:restriction>", .string,
      { ($0.minLength, $0.maxLength) = (3, 3) }
    ),
    (
      "<xs:restriction base='xs:string'><xs:pattern value='[a-z]+'/></xs:restriction>", .string,
      { $0.patterns = ["[a-z]+"] }
    ),
    // One of several is enough.
    (
      "<xs:restriction base='xs:string'><xs:pattern value='a'/><xs:pattern value='b'/></xs:restriction>",
      .string, { $0.patterns = ["(a)|(b)"] }
    ),
    // The facets of a type and of its base type all apply.
    (
      "<xs:restriction><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='a+'/></xs:restriction></xs:simpleType><xs:pattern value='aa'/></xs:restriction>",
      .string, { $0.patterns = ["a+", "aa"] }
    ),
    (
      "<xs:restriction base='xs:int'><xs:minInclusive value='1'/><xs:maxExclusive value='7'/></xs:restriction>",
      .scalar(.int), { ($0.minInclusive, $0.maxExclusive) = ("1", "7") }
    ),
    (
      "<xs:restriction base='xs:decimal'><xs:totalDigits value='5'/><xs:fractionDigits value='2'/></xs:restriction>",
      .scalar(.decimal), { ($0.totalDigits, $0.fractionDigits) = (5, 2) }
    ),
    (
      "<xs:restriction base='xs:int'><xs:enumeration value='1'/><xs:enumeration value='3'/></xs:restriction>",
      .scalar(.int), { $0.values = ["1", "3"] }
    ),
  ]

  @Test(arguments: restrictions.indices)
  func aRestriction(index: Int) {
    let (text, type, set) = Self.restrictions[index]
    var facets = Facets()
    set(&facets)
    let (field, messages) = Self.field(text)
    #expect(messages == [])
    #expect(
      field == Field(name: "V", type: type, xml: XMLForm(isRequired: true, facets: facets)),
      "\(text)")
  }

  @Test func theRestrictionsOfASimpleTypeHaveItsName() {
    let restricted = "<xs:restriction base='xs:string'><xs:maxLength value='3'/></xs:restriction>"
    #expect(Self.field(restricted).field?.xml?.facets?.simpleType == "S")
    // A list has the facets of its items.
    let list =
      "<xs:restriction base='t:L'><xs:maxLength value='2'/></xs:restriction></xs:simpleType>"
      + "<xs:simpleType name='L'><xs:list itemType='t:I'/></xs:simpleType>"
      + "<xs:simpleType name='I'>" + restricted
    let facets = Self.field(list).field?.xml?.facets
    #expect(facets?.simpleType == "I")
    #expect(facets?.maxItems == 2)
    #expect(facets?.maxLength == 3)
  }

  @Test func aSimpleTypeWithoutANameGetsOneIfSeveralValuesAreOfIt() {
    let code = """
      <xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[a-z]"/></xs:restriction></xs:simpleType>
      """
    var wsdl = ForeignWSDL()
    wsdl.schema = """
      <xs:element name="Code">\(code)</xs:element>
      <xs:complexType name="A"><xs:sequence><xs:element ref="t:Code"/>
        <xs:element name="Own">\(code)</xs:element><xs:element name="B" type="t:B"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="B"><xs:sequence><xs:element ref="t:Code"/></xs:sequence></xs:complexType>
      """
    wsdl.request = wsdl.request.replacing("xs:string", with: "t:A")
    let outcome = Outcome([wsdl.file])
    guard case .complex(let a)? = outcome.type("A")?.shape,
      case .complex(let b)? = outcome.type("B")?.shape
    else {
      Issue.record("A and B are not read")
      return
    }
    let facets = (a.fields + b.fields).map(\.xml?.facets)
    #expect(facets.map { $0?.patterns } == [["[a-z]"], ["[a-z]"], nil, ["[a-z]"]])
    #expect(facets.map { $0?.simpleType } == ["Code", nil, nil, "Code"])
  }

  static let lists: [(String, TypeReference)] = [
    ("<xs:list itemType='xs:int'/>", .array(.scalar(.int))),
    ("<xs:list itemType='xs:string'/>", .array(.string)),
    ("<xs:list itemType='xs:date'/>", .array(.scalar(.date))),
    ("<xs:restriction base='xs:NMTOKENS'/>", .array(.string)),
  ]

  @Test(arguments: lists.indices)
  func words(index: Int) {
    let (text, type) = Self.lists[index]
    let (field, messages) = Self.field(text)
    #expect(messages == [])
    #expect(field?.type == type)
    #expect(field?.xml == XMLForm(isRequired: true, isWordList: true), "\(text)")
  }

  /// The length of a list is the number of its words.
  @Test func theLengthOfAList() {
    let (field, _) = Self.field(
      "<xs:restriction><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType><xs:maxLength value='4'/></xs:restriction>"
    )
    #expect(field?.xml?.facets?.maxItems == 4)
  }

  @Test(arguments: [
    "<xs:restriction base='xs:string'><xs:maxLength value='-1'/></xs:restriction>",
    "<xs:restriction base='xs:string'><xs:maxLength value=''/></xs:restriction>",
    "<xs:restriction base='xs:string'><xs:pattern value='[a'/></xs:restriction>",
  ])
  func aFacetThatIsNone(text: String) {
    let (field, messages) = Self.field(text)
    #expect(messages.count == 1)
    #expect(messages.first?.contains("which is not checked") == true)
    #expect(field?.xml?.facets == nil)
  }

  /// Each step of a chain is visited once, wherever it leads.
  @Test func aLongChainThatLeadsNowhere() {
    var wsdl = ForeignWSDL()
    let steps = (0..<32).map { step in
      "<xs:simpleType name='S\(step)'><xs:restriction base='t:S\(step + 1)'>"
        + "<xs:maxLength value='9'/></xs:restriction></xs:simpleType>"
    }
    wsdl.schema = steps.joined()
    wsdl.request = wsdl.request.replacing("xs:string", with: "t:S0")
    let outcome = Outcome([wsdl.file])
    #expect(outcome.ids == ["wsdl-unknown-type"])
    #expect(outcome.diagnostics.first?.message.contains("'S32'") == true)
  }

  /// Every type of a chain has the facets of those before it, so an unlimited chain would cost
  /// quadratic time.
  @Test(arguments: [(32, true), (33, false), (2_000, false)])
  func aChainOfRestrictionsEndsAt32(count: Int, isCarried: Bool) throws {
    var wsdl = ForeignWSDL()
    let steps = (0..<count).map { step in
      "<xs:simpleType name='S\(step)'><xs:restriction base='\(step == count - 1 ? "xs:string" : "t:S\(step + 1)")'>"
        + "<xs:pattern value='[a-z]+'/></xs:restriction></xs:simpleType>"
    }
    wsdl.schema =
      steps.joined()
      + "<xs:complexType name='A'><xs:sequence><xs:element name='V' type='t:S0'/></xs:sequence></xs:complexType>"
    wsdl.request = wsdl.request.replacing("xs:string", with: "t:A")
    let outcome = Outcome([wsdl.file])
    guard isCarried else {
      #expect(outcome.ids == ["unsupported"])
      #expect(
        outcome.diagnostics.first?.message.contains("a chain of more than 32 restrictions") == true)
      #expect(outcome.type("A")?.shape == .opaque)
      return
    }
    #expect(outcome.diagnostics == [])
    guard case .complex(let complex)? = outcome.type("A")?.shape else {
      Issue.record("A has no fields")
      return
    }
    #expect(complex.fields.first?.xml?.facets?.patterns?.count == count)
  }

  /// An empty member is a member as well.
  @Test func anEmptyMember() {
    var wsdl = ForeignWSDL()
    wsdl.schema =
      "<xs:simpleType name='Size'><xs:restriction base='xs:string'><xs:enumeration value=''/><xs:enumeration value='A 4'/></xs:restriction></xs:simpleType>"
    wsdl.request = wsdl.request.replacing("xs:string", with: "t:Size")
    let outcome = Outcome([wsdl.file])
    #expect(outcome.diagnostics == [])
    guard case .enumeration(let size)? = outcome.type("Size")?.shape else {
      Issue.record("Size is not an enumeration")
      return
    }
    #expect(size.members.map(\.name) == ["", "A 4"])
  }
}
