import Diagnostics
import Foundation
import Testing

@testable import Generator
@testable import ModelDiff
@testable import docs2swift

/// Every finding has a line of a file, and a column if the whole file is one line.
struct FindingPlaceTests {
  @Test func everyFindingHasAPlaceInAFile() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    try library.removeOperation()
    for report in ["json", "sarif", "github", "junit"] {
      let run = library.run("diff", "first", "--report", report)
      #expect(run.exitCode == .negative)
      // A removed part has its old position, with the path of the file in the repository.
      #expect(run.output.contains("specs/soap/Services88/Library/SaveBook.md"), "\(report)")
      #expect(!run.output.contains("first:specs"), "\(report)")
    }
  }

  /// The newer files have one line each, with letters of several bytes.
  @Test func aFileOfOneLineHasColumns() throws {
    let folder = try TemporaryFolder()
    let path = "openapi/rest/Swagger-v1-Shop.json"
    let old = Self.swagger(property: "Town")
    let new = Self.swagger(property: "Stadt")
    try folder.write(old, to: "old/\(path)")
    try folder.write(new, to: "new/\(path)")
    func run(_ report: String) throws -> Any {
      let run = ToolRun(
        ["diff", "old", "new", "--report", report, "--fail-on", "never"], in: folder.path)
      try #require(run.exitCode == .success, "\(run.errorOutput)")
      return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }
    let column = Self.column(of: "Stadt", in: new)
    #expect(column != new.utf8.distance(to: "Stadt"), "letters and bytes are not the same here")

    let json = try #require(try run("json") as? [String: Any])
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(!findings.isEmpty)
    for finding in findings {
      let place = try #require(finding["place"] as? [String: Any])
      #expect(place["line"] as? Int == 1)
      let isNew = place["side"] as? String == "new"
      #expect(
        place["column"] as? Int == (isNew ? column : Self.column(of: "Town", in: old)),
        "\(finding)")
    }

    let log = try #require(try run("sarif") as? [String: Any])
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs.first?["columnKind"] as? String == "utf16CodeUnits")
    let results = try #require(runs.first?["results"] as? [[String: Any]])
    let regions = results.compactMap { result -> [String: Int]? in
      let location = (result["locations"] as? [[String: Any]])?.first
      let physical = location?["physicalLocation"] as? [String: Any]
      return physical?["region"] as? [String: Int]
    }
    #expect(regions.count == findings.count)
    #expect(
      regions.contains(["startLine": 1, "startColumn": column, "endColumn": column + 5]),
      "\(regions)")
  }

  /// Pages of REST operations show the fields of types that they do not name.
  @Test func aTypeWithoutANameIsInTheTableOfTheAnswer() throws {
    let text = """
      # GET Shop

      ## Response:

      Response body: object

      | Property Name | Type | Description |
      |---|---|---|
      | Street | string | Where it is |

      """
    let search = PageSearch(file: SourceFile(path: "shop.md", text: text))
    func line(_ member: String?) throws -> Int {
      let path = ModelPath(
        version: "v1", subject: .type("ShopGetResult"),
        member: member.map { ModelPath.Member(kind: .field, name: $0) })
      let place = try #require(search.place(of: path))
      #expect(!place.isExact)
      return search.file.location(atOffset: place.offset).line
    }
    #expect(try line("Street") == 9)
    #expect(try line("Town") == 5)
    #expect(try line(nil) == 5)
  }

  private static func column(of name: String, in line: String) -> Int {
    line.range(of: "\"\(name)\"").map { line[..<$0.lowerBound].utf16.count + 2 } ?? 0
  }

  private static func swagger(property: String) -> String {
    let text = """
      {"swagger":"2.0","info":{"version":"v1","title":"Läden – überall"},"paths":{
      "/api/v1/Shop/{id}":{"get":{"tags":["Shop"],"operationId":"v1Shop_GetShop",
      "produces":["application/json"],"parameters":[{"name":"id","in":"path",
      "required":true,"type":"integer","format":"int32"}],"responses":{"200":{
      "description":"OK","schema":{"$ref":"#/definitions/Example.Shop"}}}}}},
      "definitions":{"Example.Shop":{"type":"object","properties":{"Name":{"type":"string"},
      "Street":{"type":"string"},"\(property)":{"type":"boolean"}}}}}
      """
    return text.replacingOccurrences(of: "\n", with: "")
  }
}

extension String.UTF8View {
  /// The column of a name in quotes, in bytes counted from one.
  fileprivate func distance(to name: String) -> Int {
    let text = String(self)
    return text.range(of: "\"\(name)\"").map { text[..<$0.lowerBound].utf8.count + 2 } ?? 0
  }
}
