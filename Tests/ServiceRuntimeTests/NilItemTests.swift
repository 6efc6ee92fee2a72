@_spi(Generated) @testable import ServiceRuntime
import Testing

/// Items of lists that are nil.
@Suite struct NilItemTests {
  /// With lists of every kind, by the rule of the documentation and with forms.
  private struct Lists: FieldCodable {
    var plain: [String]?
    var formed: [String]?
    var nested: [[Int32]]?
    var repeated: [Int32] = []
    var own: [String]?
    var optional: [Int32?] = []
    var anything: [AnyValue] = []

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("Plain", &plain)
      coder.field("Formed", .element(), &formed)
      coder.field("Nested", .element(), &nested)
      coder.repeated("Repeated", .element(), &repeated)
      coder.list("Own", .element(), item: "O", .element(), &own)
      coder.repeated("Optional", .element(), &optional)
      coder.repeated("Anything", .element(), &anything)
    }
  }

  private static func read(_ content: String) throws -> Lists {
    let text = """
      <L xmlns='urn:x' xmlns:a='\(XMLNamespace.arrays)' xmlns:i='\(XMLNamespace.instance)'>\
      \(content)</L>
      """
    return try XMLFieldReader.read(
      Lists.self, from: XMLParser.parse(Array(text.utf8)), element: 0, namespace: "urn:x")
  }

  @Test(arguments: [
    "<Formed><a:string>A</a:string><a:string i:nil='true'/></Formed>",
    "<Nested><a:ArrayOfint><a:int i:nil='1'/></a:ArrayOfint></Nested>",
    "<Nested><a:ArrayOfint i:nil='true'/></Nested>",
    "<Repeated>1</Repeated><Repeated i:nil='true'/>",
    "<Own><O>A</O><O i:nil='true'/></Own>",
  ])
  func aListThatCannotHoldNilRefusesIt(content: String) {
    let error = #expect(throws: CodingFailure.self) { try Self.read(content) }
    #expect(error?.message == "an item of a list is nil")
    #expect(error?.path.count ?? 0 > 1)
  }

  private enum Payment: ServiceChoice {
    case card(String)
    case account(Int32?)
    case other(AnyElement)

    static func code(_ value: inout Self?, with coder: FieldCoder) {
      coder.option(
        "Card", .element(), &value, wrap: { (inner: String) in .card(inner) },
        unwrap: { if case .card(let inner) = $0 { inner } else { nil } })
      coder.option(
        "Account", .element(isNillable: true), &value,
        wrap: { (inner: Int32?) in .account(inner) },
        unwrap: { if case .account(let inner) = $0 { inner } else { nil } })
    }

    var otherElement: AnyElement? {
      if case .other(let element) = self { element } else { nil }
    }
  }

  private struct Bill: FieldCodable, Equatable {
    var payment: Payment?
    var payments: [Payment] = []

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.choice("payment", among: [], &payment)
      coder.choices("payments", among: [], &payments)
    }
  }

  private static func bill(_ content: String) throws -> Bill {
    let text = "<B xmlns='urn:x' xmlns:i='\(XMLNamespace.instance)'>\(content)</B>"
    return try XMLFieldReader.read(
      Bill.self, from: XMLParser.parse(Array(text.utf8)), element: 0, namespace: "urn:x")
  }

  @Test func aCaseThatHoldsAnOptionalKeepsNilAndWritesItBack() throws {
    let bill = try Self.bill("<Account i:nil='true'/><Account>7</Account>")
    #expect(bill.payment == .account(nil))
    #expect(bill.payments == [.account(nil), .account(7)])
    let writer = XMLFieldWriter(XMLByteWriter(capacity: 256), namespace: "urn:x")
    writer.element("B", Bill(payments: bill.payments))
    let text = String(decoding: writer.output.bytes, as: UTF8.self)
    #expect(text.contains("i:nil=\"true\""), "\(text)")
    #expect(text.contains(">7</"), "\(text)")
  }

  @Test func aCaseThatCannotHoldNilRefusesIt() {
    let error = #expect(throws: CodingFailure.self) { try Self.bill("<Card i:nil='true'/>") }
    #expect(error?.message == "an element of a choice is nil")
  }

  @Test func aListOfOptionalValuesAndOneOfAnyValuesKeepIt() throws {
    let lists = try Self.read(
      "<Optional>1</Optional><Optional i:nil='true'/><Anything i:nil='true'/>")
    #expect(lists.optional == [1, nil])
    #expect(lists.anything == [.null])
  }

  @Test func inAListOfTheDocumentationItIsTheDefaultOfTheType() throws {
    let content = "<a:string>A</a:string><a:string i:nil='true'/>"
    #expect(try Self.read("<Plain>\(content)</Plain>").plain == ["A", ""])
    // The form of one field does not affect the next one.
    #expect(
      try Self.read("<Formed><a:string>B</a:string></Formed><Plain>\(content)</Plain>").plain == [
        "A", "",
      ])
  }
}
