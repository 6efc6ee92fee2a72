@_spi(Generated) import ServiceRuntime
import Testing

/// The JSON that the runtime accepts: RFC 8259 and nothing else.
@Suite struct JSONTests {
  private func json(_ text: String) throws -> JSONValue {
    try MessageCodec<LibraryOperations.SaveBook>.json(text)
  }

  static let values: [(String, JSONValue)] = [
    ("", .null), (" \r\n\t", .null), ("null", .null), (" true ", .boolean(true)),
    ("false", .boolean(false)), ("\u{FEFF}{}", .object([:])), ("[ ]", .array([])),
    ("0", .integer(0)), ("-7", .integer(-7)), ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .number(0x1p63)),
    ("0.5", .number(0.5)), ("5.0", .number(5)), ("1E+2", .number(100)), ("-1e-2", .number(-0.01)),
    ("1e-999", .number(0)), ("0.1000000000000000055511151231257827", .number(0.1)),
    (#""""#, .string("")), (#""a\"\\\/\b\f\n\r\tz""#, .string("a\"\\/\u{8}\u{C}\n\r\tz")),
    (#""\u00e6\u00E6""#, .string("\u{E6}\u{E6}")), (#""x\ud83d\uDE00y""#, .string("x\u{1F600}y")),
    (#""\uDBFF\uDFFF""#, .string("\u{10FFFF}")), (#""\u0000""#, .string("\0")),
    ("\"\u{E6}\u{1F600}\u{7F}\"", .string("\u{E6}\u{1F600}\u{7F}")),
    (
      #"[1,[2 , {"a":[{}]}],""]"#,
      .array([
        .integer(1), .array([.integer(2), .object(["a": .array([.object([:])])])]), .string(""),
      ])
    ),
    (#"{ "a" : null , "":1, "a":2 }"#, .object(["": .integer(1), "a": .integer(2)])),
  ]

  @Test(arguments: values.indices)
  func jsonIsRead(index: Int) throws {
    let (text, value) = Self.values[index]
    #expect(try json(text) == value)
  }

  @Test func minusZeroKeepsItsSign() throws {
    guard case .number(let number) = try json("-0") else { throw ServiceFault.client("no number") }
    #expect(number.sign == .minus)
  }

  @Test(arguments: [
    "nul", "nulll", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+",
    "0x10", "1_000", "1e999", "-1e999", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}",
    "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\" 1}", "{a:1}",
    "{'a':1}", "{1:1}", "{\"a\":1]", "{,}", "1 1", "{}{}", "\"", "\"a", "\"\\", "\"\\\"", "'a'",
    "\"\n\"", "\"\t\"", "\"\0\"", "\0", "[1\0]", #""\x41""#, #""\u12""#, #""\u12g4""#, #""\U0041""#,
    #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\u0041""#,
    #""\ud83d\ud83d""#, "// c\n1", "/* c */1", "\u{A0}1", "\u{FEFF}\u{FEFF}1", "1\u{FEFF}",
  ])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(throws: (any Error).self) { try json(text) }
  }

  @Test func aRefusalTellsWhatAndWhere() throws {
    let error = #expect(throws: (any Error).self) { try json("{\n  \"a\": 1,\n  b\n}") }
    #expect(
      error.map(String.init(describing:)) == "not well-formed JSON: unexpected 'b' (line 3)")
  }

  @Test func valuesNestToTheLimitAndNoDeeper() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let limit = ServiceLimits().maximumDepth
    #expect(throws: Never.self) { try json(nested(limit)) }
    #expect(throws: (any Error).self) { try json(nested(limit + 1)) }
  }

  @Test func aMessageCutAnywhereIsRefused() {
    let text = #"{"a":[1.5,"\u00e6",{"b":null}],"c":true}"#
    for count in 1..<text.count {
      #expect(throws: (any Error).self, "\(count)") { try json(String(text.prefix(count))) }
    }
  }
}
