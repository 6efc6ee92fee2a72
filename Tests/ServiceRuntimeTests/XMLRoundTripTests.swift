@_spi(Generated) @testable import ServiceRuntime
import Testing

/// Everything that can be read can be written, and reading it again returns the same value.
@Suite struct XMLRoundTripTests {
  private struct Holder: FieldCodable, Equatable {
    var content: OpaqueValue?
    var any: AnyValue?

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("Content", &content)
      coder.field("Any", &any)
    }
  }

  private func read(_ bytes: [UInt8]) throws -> Holder {
    let envelope = try SOAPEnvelope(XMLParser.parse(bytes))
    let payload = try #require(envelope.payload)
    return try XMLFieldReader.read(
      Holder.self, from: envelope.document, element: payload, namespace: "urn:t")
  }

  private func write(_ holder: Holder) throws -> [UInt8] {
    try SOAPMessageWriter(version: .v1_1, namespace: "urn:t")
      .message(header: SOAPRequestHeader?.none, bodyElement: "Echo", holder)
  }

  private func message(_ content: String) -> [UInt8] {
    let text = """
      <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="urn:t" \
      xmlns:x="\(XMLNamespace.instance)" xmlns:s="\(XMLNamespace.schema)" \
      xmlns:a="\(XMLNamespace.arrays)"><e:Body><t:Echo>\(content)</t:Echo></e:Body></e:Envelope>
      """
    return Array(text.utf8)
  }

  @Test(arguments: [
    "<t:Any x:type='t'/>", "<t:Any x:type='t'><u/>v</t:Any>", "<t:Any x:type='t:u'>v</t:Any>",
    "<t:Any x:type='s:other' b='1'><u x:type='v'/></t:Any>",
    "<t:Content x:type='t'><u/></t:Content>", "<t:Content><a:u x:type='v'>w</a:u></t:Content>",
    "<t:Content xml:lang='en' b='1'/>", "<t:Content><xml:u x:type='v'/></t:Content>",
    "<t:Content t:b='1' x:b='2' a:b='3' s:b='4' e:b='5'/>",
    "<t:Content x:type='xml:u'><v/></t:Content>", "<t:Content b='1' x:type='t' t:b='2'/>",
    "<t:Content>a<u b='1' x:type='v'/></t:Content>",
    "<t:Content><u xmlns='urn:u' x:type='t:v' t:b=''><w x:type='n'/></u><u/></t:Content>",
    "<t:Content>a&#13;&#10;<u/> b<!-- -->c<![CDATA[<]]></t:Content>", "<t:Content> </t:Content>",
    "<t:Content><u b='&#9;&#10;&lt;&quot;'>&amp;&gt;]]&gt;</u></t:Content>",
  ])
  func contentComesBackAsItWas(content: String) throws {
    let first = try read(message(content))
    #expect(first.content != nil || first.any != nil)
    #expect(try read(write(first)) == first)
  }

  @Test func aTypeInNoNamespaceTakesTheDefaultNamespaceBack() throws {
    let first = try read(message("<t:Any x:type='t'><u/></t:Any>"))
    let text = try String(decoding: write(first), as: UTF8.self)
    #expect(text.contains(#"<q:Any xmlns:q="urn:t" xmlns="" i:type="t"><u/></q:Any>"#))
  }

  @Test func inventedContentComesBackAsItWas() throws {
    for seed in 0..<2_000 {
      var invention = XMLInvention(seed: UInt64(seed))
      let text = invention.element("t:Content")
      let first = try read(message(text))
      #expect(try read(write(first)) == first, "\(text)")
    }
  }
}

/// Makes random elements.
private struct XMLInvention {
  private var state: UInt64
  private static let names = ["u", "t:v", "a:w", "s:x", "xml:y", "e:z", "x:n"]
  private static let texts = [
    "", " ", "a", " b\n", "&lt;&amp;", "\u{E6}\u{1F600}", "&#13;", "]]&gt;", "true",
  ]
  private static let types = ["t", "t:u", "s:int", "xml:n", "e:f", "a:string"]

  init(seed: UInt64) { state = seed &* 2_654_435_761 &+ 1 }

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  private mutating func one(of words: [String]) -> String { words[number(below: words.count)] }

  mutating func element(_ name: String, depth: Int = 0) -> String {
    var tag = "<\(name)"
    if number(below: 3) == 0 { tag += " xmlns='\(one(of: ["", "urn:t", "urn:u"]))'" }
    if number(below: 4) == 0 { tag += " xmlns:\(one(of: ["n", "m"]))='urn:n'" }
    let type = number(below: 3) == 0 ? " x:type='\(one(of: Self.types))'" : ""
    let isFirst = number(below: 2) == 0
    if isFirst { tag += type }
    for prefix in ["", "t:", "xml:", "s:", "x:"] where number(below: 5) == 0 {
      tag += " \(prefix)b='\(one(of: Self.texts))'"
    }
    if !isFirst { tag += type }
    var content = one(of: Self.texts)
    for _ in 0..<(depth < 5 ? number(below: 4) : 0) {
      content += element(one(of: Self.names), depth: depth + 1) + one(of: Self.texts)
    }
    return "\(tag)>\(content)</\(name)>"
  }
}
