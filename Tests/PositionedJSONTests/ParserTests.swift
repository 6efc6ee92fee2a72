import PositionedJSON
import Testing

@Suite("Positioned JSON")
struct ParserTests {
  private func parse(_ text: String) throws(JSONSyntaxError) -> JSONSyntaxTree {
    try JSONSyntaxParser.parse(Array(text.utf8))
  }

  private func failure(_ text: String) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try parse(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func everyValueKnowsItsBytesEveryMemberThoseOfItsName() throws {
    let text = #" { "a" : [ 1, -2.5e3 , true ] , "é" : "\u00e9\n" } "#
    let root = try parse(text)
    func slice(_ range: Range<Int>) -> String {
      String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
    let members = try #require(root.members)
    #expect(slice(root.range).first == "{" && slice(root.range).last == "}")
    #expect(members.map { slice($0.keyRange) } == [#""a""#, #""é""#])
    #expect(members[0].value.items?.map { slice($0.range) } == ["1", "-2.5e3", "true"])
    #expect(members[1].value.text == "é\n")
    #expect(slice(members[1].value.range) == #""\u00e9\n""#)
  }

  @Test func aPartOfAFileIsReadAtItsPlace() throws {
    let bytes = Array("xx[1]yy".utf8)
    let root = try JSONSyntaxParser.parse(bytes, in: 2..<5)
    #expect(root.items?.first?.range == 3..<4)
    #expect(throws: JSONSyntaxError.self) { try JSONSyntaxParser.parse(bytes, in: 2..<4) }
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e5""#, "Aå"),
    (#""\ud83d\ude00x""#, "😀x"), (#""a\u0000b""#, "a\u{0}b"), (#""""#, ""),
  ])
  func escapesMeanWhatRFC8259Says(text: String, expected: String) throws {
    #expect(try parse(text).text == expected)
  }

  @Test(arguments: [
    ("", "a value is expected, but the text ends", 0..<1), ("tru", "a value is expected", 0..<3),
    ("[1,]", "a value is expected", 3..<4), ("[1 2]", "',' or ']' is expected", 3..<4),
    ("{\"a\":1,}", "a name is expected", 7..<8), ("{a:1}", "a name or '}' is expected", 1..<2),
    ("{\"a\" 1}", "':' is expected", 5..<6),
    ("{\"a\":1 \"b\":2}", "',' or '}' is expected", 7..<8),
    ("01", "this is not a number", 0..<2),
    ("1.", "a digit is expected, but the text ends", 2..<3),
    ("-", "a digit is expected, but the text ends", 1..<2), (".5", "a value is expected", 0..<1),
    ("\"a\nb\"", "the string is not closed on its line", 2..<3),
    ("\"\\ta\nb\"", "the string is not closed on its line", 4..<5),
    ("\"ab", "the string is not closed", 0..<1), ("\"\\x\"", "this is not an escape", 1..<3),
    ("\"\\u12\"", "four hexadecimal digits follow '\\u'", 1..<5),
    ("\"\\ud800\"", "this is half a character", 1..<7),
    ("{\"a\":1,\"\\u0061\":2}", "the name 'a' occurs twice", 7..<15),
    ("1 2", "nothing can follow the value", 2..<3),
    ("[1", "',' or ']' is expected, but the text ends", 2..<3),
  ])
  func whatIsNotJSONIsRefusedAtItsPlace(text: String, message: String, range: Range<Int>) {
    #expect(failure(text) == JSONSyntaxError(message: message, range: range))
  }

  @Test func aNameThatIsThereTwiceIsFoundAmongMany() {
    let names = (0..<40).map { "\"n\($0)\":0" }.joined(separator: ",")
    #expect(failure("{\(names)}") == nil)
    #expect(failure("{\(names),\"n3\":0}")?.message == "the name 'n3' occurs twice")
    #expect(failure("{\"n3\":0,\(names)}")?.message == "the name 'n3' occurs twice")
  }

  @Test func textThatIsNotUTF8IsRefusedAtTheByte() {
    let bytes: [UInt8] = Array("\"ab".utf8) + [0xFF] + Array("\"".utf8)
    #expect(throws: JSONSyntaxError(message: "the text is not UTF-8 from here on", range: 3..<4)) {
      try JSONSyntaxParser.parse(bytes)
    }
  }

  @Test func aByteOrderMarkSaysNothing() throws {
    let root = try JSONSyntaxParser.parse([0xEF, 0xBB, 0xBF] + Array("[]".utf8))
    #expect(root.range == 3..<5)
  }

  @Test func theDepthIsBoundedAndNoStackOverflows() throws {
    let deepest = JSONSyntaxParser.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try parse(nested(deepest))
    #expect(failure(nested(deepest + 1))?.range == deepest..<deepest + 1)
    #expect(failure(String(repeating: "{\"a\":", count: 1_000_000)) != nil)
  }
}
