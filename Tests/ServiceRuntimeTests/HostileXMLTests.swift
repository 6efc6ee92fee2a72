import Foundation
@_spi(Generated) @testable import ServiceRuntime
import Testing

/// Messages that cost a parser far more than their size, and messages that look like them.
@Suite struct HostileXMLTests {
  private func refusal(_ text: String, _ limits: ServiceLimits = ServiceLimits()) -> String? {
    do throws(XMLRefusal) {
      _ = try XMLParser.parse(Array(text.utf8), limits: limits)
      return nil
    } catch { return error.message }
  }

  /// Texts that hide a start tag from a scanner that reads comments and sections differently than
  /// libxml2.
  @Test(arguments: [
    "<!--><x \"-->", "<!---><x '-->", "<?a <x \"?>", "<r><![CDATA[<x \"]]>", "<r><!-- -- --><x \"",
    "<r><!--><![CDATA[-->", "<r>]]><x \"", "<!----><x y=\">\"", "<r a=\"<!--\">", "",
  ])
  func noWayOfWritingHidesManyAttributes(start: String) {
    let attributes = (0..<200_000).map { " a\($0)=''" }.joined()
    let clock = ProcessorTime()
    #expect(refusal("\(start)<e\(attributes) z='\"'></e>") != nil)
    #expect(clock.elapsed < .seconds(2))
  }

  @Test func attributesAreLimitedAndDeclarationsAreNotAmongThem() {
    func tag(_ attributes: Int, _ declarations: Int) -> String {
      let attributes = (0..<attributes).map { " a\($0)=''" }.joined()
      return "<e" + attributes + (0..<declarations).map { " xmlns:p\($0)='u'" }.joined() + "/>"
    }
    #expect(refusal(tag(64, 100)) == nil)
    #expect(refusal(tag(65, 0)) == "an element has more than 64 attributes")
    #expect(refusal("<r>\n" + tag(300, 0) + "</r>") == "an element has more than 64 attributes")
    #expect(refusal(tag(64, 229)) != nil)
  }

  @Test func manyQuotationMarksThatAreNoAttributesAreText() {
    let marks = String(repeating: "\"'=", count: 10_000)
    #expect(refusal("<r><!-- <x \(marks) --><![CDATA[<y \(marks)]]>\(marks)</r>") == nil)
  }

  @Test func namespacesAreLimitedInAMessageAndAtOnePlace() {
    let names = (0..<200).map { "<a xmlns='u\($0)'/>" }.joined()
    #expect(refusal("<r>\(names)</r>") == "the message has more than 128 namespaces")
    let nested = (0..<30).map { depth in
      "<a" + (0..<8).map { " xmlns:p\(depth)n\($0)='u'" }.joined() + ">"
    }.joined()
    #expect(refusal(nested) == "more than 228 namespace declarations are in scope")
    let repeated = String(repeating: "<a xmlns:p='u' p:b=''/>", count: 10_000)
    #expect(refusal("<r>\(repeated)</r>") == nil)
  }

  @Test func depthIsWhatLibxml2Sees() {
    let text = String(
      repeating: String(repeating: "<a>", count: 90) + "<!-->"
        + String(repeating: "</a>", count: 90)
        + "-->", count: 100)
    #expect(refusal(text) == "elements are nested more than 100 deep")
    let hundred = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
    #expect(refusal(hundred) == nil)
  }

  @Test func parsingHasADeadline() {
    let elements = String(repeating: "<a/>", count: 20_000)
    let limits = ServiceLimits(maximumParsingTime: .zero)
    #expect(refusal("<r>\(elements)</r>", limits) == "parsing the message takes too long")
    #expect(refusal("<r><a/></r>", limits) == nil)
  }

  @Test(arguments: ["x:t", "a b", ":t", "x:", "", "a:b:c", "1", "{u}t"])
  func anXsiTypeThatIsNoNameIsRefused(type: String) {
    let text = "<r xmlns:i='\(XMLNamespace.instance)'><a i:type='\(type)'/></r>"
    #expect(refusal(text)?.contains("xsi:type") == true)
  }

  @Test func thePrefixXmlIsBoundWithoutADeclaration() throws {
    let text = "<r xmlns:i='\(XMLNamespace.instance)' i:type=' xml:t '/>"
    let document = try XMLParser.parse(Array(text.utf8))
    #expect(document.type(of: 0) == XMLName("t", in: XMLNamespace.xml))
  }

  @Test func typesAreFoundAmongManyNamespaces() throws {
    let declarations = (0..<60).map { " xmlns:p\($0)='urn:\($0)'" }.joined()
    let types = (0..<60).map { "<a i:type='p\($0):t'/><p\($0):b/>" }.joined()
    let text = "<r xmlns:i='\(XMLNamespace.instance)'\(declarations)>\(types)</r>"
    let document = try XMLParser.parse(Array(text.utf8))
    for (number, child) in document.children(of: 0).enumerated() {
      let namespace = "urn:\(number / 2)"
      if number % 2 == 0 {
        #expect(document.type(of: child) == XMLName("t", in: namespace))
      } else {
        #expect(document.isNamed(child, local: "b", namespace: document.namespaceID(namespace)))
      }
    }
  }
}

/// The processor time of the current thread.
struct ProcessorTime {
  private let start = now

  var elapsed: Duration { Self.now - start }

  private static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
