import Foundation

/// Pages that grow, made from the project's own pages.
struct ScalePages {
  let soap: String
  let rest: String
  static let soapPath = "specs/soap/Services88/User/S.md"
  static let restPath = "specs/restful/a.md"

  init() throws {
    let specs = PackageFolder.root.appending(path: "specs")
    soap = try Self.read(specs, "soap/Services88/User/SaveExternalTokens.md")
    rest = try Self.read(specs, "restful/agent/User_Agent/v1UserAgent_SaveExternalTokens.md")
  }

  private static func read(_ folder: URL, _ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// Prose below the title.
  private func prose(_ name: String, _ text: @escaping @Sendable (Int) -> String) -> ScaleCase {
    let soap = soap
    return .tool("prose: \(name)") { count in
      let parts = soap.split(separator: "\n# ", maxSplits: 1, omittingEmptySubsequences: false)
      let title = parts[1].prefix { $0 != "\n" }
      let rest = parts[1].dropFirst(title.count)
      return [Self.soapPath: "\(parts[0])\n# \(title)\n\n\(text(count))\n\(rest)"]
    }
  }

  private func ending(_ name: String, _ text: @escaping @Sendable (Int) -> String) -> ScaleCase {
    let soap = soap
    return .tool("page: \(name)") { [Self.soapPath: soap + "\n" + text($0)] }
  }

  private func table(_ name: String, _ text: @escaping @Sendable (Int) -> String) -> ScaleCase {
    let row = "| TokenManagementInfo |  |"
    return Self.replacing(row, in: rest, at: Self.restPath, "table: \(name)") { text($0) + row }
  }

  private func xml(_ name: String, _ text: @escaping @Sendable (Int) -> String) -> ScaleCase {
    Self.xml(name, in: soap, text)
  }

  private func latin1(_ name: String, _ text: @escaping @Sendable (Int) -> String) -> ScaleCase {
    let utf8 = "encoding=\"UTF-8\"", other = "encoding=\"ISO-8859-1\""
    return Self.xml("\(name), ISO-8859-1", in: soap.replacing(utf8, with: other), text)
  }

  private static func xml(
    _ name: String, in page: String, _ text: @escaping @Sendable (Int) -> String
  ) -> ScaleCase {
    replacing(
      "<User:Provider xsi:type=\"xsd:string\"></User:Provider>", in: page, at: soapPath,
      "XML sample: \(name)", with: text)
  }

  private func json(_ name: String, _ text: @escaping @Sendable (Int) -> String) -> ScaleCase {
    Self.replacing(
      "\"TokenManagementInfo\": ", in: rest, at: Self.restPath, "JSON sample: \(name)", with: text)
  }

  /// A page with something else in the first place of a text.
  private static func replacing(
    _ place: String, in page: String, at path: String, _ name: String,
    with text: @escaping @Sendable (Int) -> String
  ) -> ScaleCase {
    .tool(name) { [path: page.replacing(place, with: text($0), maxReplacements: 1)] }
  }

  var markdown: [ScaleCase] {
    [
      ending("headings") { each($0) { "## H \($0)\n\ntext\n" } },
      ending("code blocks") { "```\nx\n```\n".times($0) },
      ending("XML code blocks") { "\n```xml\n<a/>\n```\n".times($0) },
      ending("carriage returns") { "\r".times($0) },
      ending("wide table") { count in
        "\n" + ["a|", "-|", "b|"].map { "|" + $0.times(count) + "\n" }.joined()
      },
      ending("wide table, many rows") { count in
        let width = 200
        let row = "|" + "a|".times(width) + "\n"
        return "\n\(row)|" + "-|".times(width) + "\n" + row.times(count / 10)
      },
      table("rows") { each($0) { "| Prop\($0) | string | d |\n" } },
      table("rows of an unknown type") { each($0) { "| Prop\($0) | Carrier | d |\n" } },
      table("rows that go on") { "| P | string | d |\n" + "and on\n".times($0) },
      prose("words") { "word ".times($0) },
      prose("quotes") { ">".times($0) + "a" },
      prose("lists") { "- ".times($0) + "a" },
      prose("nested lists") { each(growing($0)) { "  ".times($0) + "- a\n" } },
      prose("brackets") { "[".times($0) + "a" + "]".times($0) },
      prose("images around links") { "![[]()".times($0) },
      prose("images around links, one a line") { "a![[]()\n".times($0) },
      prose("images") { "![a".times($0) },
      prose("emphasis") { "*a **a ".times($0) },
      prose("emphasis that never ends") { "_a ".times($0) },
      prose("underscores") { "_".times($0) + "." + "_".times($0) },
      prose("asterisks") { "**x".times($0) + "*x".times($0) },
      prose("backticks") { each(growing($0)) { "e" + "`".times($0) } },
      prose("links") { each($0) { "[r\($0)]: u\n" } },
      prose("entities") { "&amp;".times($0) },
      prose("numbers of entities") { "&#".times($0) },
      prose("angle brackets") { "x <a ".times($0) },
      prose("references") { "<see cref=\"T:A.B\">x</see> ".times($0) },
      prose("references in braces") { "{A.".times($0) },
      prose("bold") { "a " + "<b>".times($0) + "x" + "</b>".times($0) },
      prose("escaped markup") { "word &lt;b&gt;x&lt;/b&gt; [a ".times($0) },
      prose("front matter") { each($0) { "k\($0): v\n" } },
    ]
  }

  var samples: [ScaleCase] {
    [
      xml("fields") { each($0) { "<User:F\($0) xsi:type=\"xsd:string\"></User:F\($0)>" } },
      xml("one field again and again") {
        "<User:F xsi:type=\"xsd:string\"></User:F>".times($0)
      },
      xml("depth") { "<User:D xsi:type=\"User:D\">".times($0) + "</User:D>".times($0) },
      xml("depth, a type for each level") { count in
        each(count) { "<User:D\($0) xsi:type=\"User:T\($0)\">" }
          + each(count) { "</User:D\(count - 1 - $0)>" }
      },
      latin1("fields") { each($0) { "<User:F\($0) xsi:type=\"xsd:string\">\u{e6}</User:F\($0)>" } },
      xml("attributes") { count in "<User:F " + each(count) { "a\($0)=\"1\" " } + "></User:F>" },
      xml("namespaces") { count in
        "<User:F " + each(count) { "xmlns:a\($0)=\"\($0)\" " } + "></User:F>"
      },
      xml("prefixes and types") { count in
        let declared = each(min(count, 400)) { "xmlns:a\($0)=\"\($0)\" " }
        return "<User:F \(declared)>" + each(count) { "<User:G\($0) xsi:type=\"xsd:string\"/>" }
          + "</User:F>"
      },
      xml("a namespace for each field") {
        each($0) { "<User:F\($0) xmlns:q=\"u\($0)\" xsi:type=\"xsd:string\"></User:F\($0)>" }
      },
      xml("comments") { "<!-- a -->".times($0) },
      xml("text") { "<User:F xsi:type=\"xsd:string\">" + "x ".times($0) + "</User:F>" },
      json("keys") { count in
        "\"Y\": {" + each(count) { "\"P\($0)\":1," } + "\"Z\":1}, \"TokenManagementInfo\": "
      },
      json("properties without a parameter") { count in
        each(count) { "\"P\($0)\": \"a\", " } + "\"TokenManagementInfo\": "
      },
      .tool("JSON sample: properties that the type lacks") { [rest] count in
        let object = "\"TokenManagementInfo\": {"
        let added = each(count) { "\"P\($0)\": \"a\", " }
        return [Self.restPath: rest.replacingOccurrences(of: object, with: object + added)]
      },
      .tool("JSON sample: properties with rows in another order") { [rest] count in
        let key = "\"TokenManagementInfo\": ", row = "| TokenManagementInfo |  |"
        let keys = each(count) { "\"P\(count - $0)\": \"a\", " } + key
        let rows = each(count) { "| P\($0) | string | d |\n" } + row
        let page = rest.replacingOccurrences(of: key, with: keys)
        return [Self.restPath: page.replacingOccurrences(of: row, with: rows)]
      },
      json("depth") {
        "\"Y\":" + "{\"a\":".times($0) + "1" + "}".times($0) + ", \"TokenManagementInfo\": "
      },
      json("items") { "\"Y\":[" + "{\"a\":1},".times($0) + "{}], \"TokenManagementInfo\": " },
      json("a long number") { "\"Y\":0." + "1".times($0) + ", \"TokenManagementInfo\": " },
      json("a long string") {
        "\"Y\":\"" + "\\u00e6".times($0) + "\", \"TokenManagementInfo\": "
      },
    ]
  }

  /// A parameter's type with its fields in the samples over SOAP and REST, in opposite orders.
  private var largeType: ScaleCase {
    let (soap, rest) = (soap, rest)
    return .tool("pages: one type over SOAP and REST") { count in
      let field = "<User:Provider xsi:type=\"xsd:string\"></User:Provider>"
      let key = "\"TokenManagementInfo\": {"
      let fields = each(count) { "<User:F\($0) xsi:type=\"xsd:string\"></User:F\($0)>" }
      let properties = each(count) { "\"F\(count - 1 - $0)\": \"a\", " }
      return [
        Self.soapPath: soap.replacingOccurrences(of: field, with: fields + field),
        Self.restPath: rest.replacingOccurrences(of: key, with: key + properties),
      ]
    }
  }

  var sets: [ScaleCase] {
    let soap = soap
    return [
      largeType,
      .tool("pages", from: 50) { count in
        (0..<count).reduce(into: [:]) { files, number in
          files["specs/soap/Services88/User/S\(number).md"] = soap.replacing(
            "SaveExternalTokens", with: "Save\(number)")
        }
      },
      .tool("agents", from: 25) { count in
        (0..<count).reduce(into: [:]) { files, number in
          files["specs/soap/Services88/U\(number)/S.md"] = soap.replacing(
            "User", with: "U\(number)x")
        }
      },
    ]
  }
}
