import Foundation
import TestSupport
import Testing

/// The reports for programs match their schemas.
struct DiffSchemaTests {
  private static let schema = Checkout.url.appending(path: "docs/diff-report.schema.json")
  private static let golden = GoldenCase.root.appendingPathComponent("diff-json/stdout.txt")
  /// The schema that OASIS has published.
  private static let sarifSchema = Checkout.url.appending(
    path: "Tests/Schemas/sarif-schema-2.1.0.json")
  private static let sarifGolden = GoldenCase.root.appendingPathComponent("diff-sarif/stdout.txt")

  private func object(_ file: URL) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
    return try #require(value as? [String: Any])
  }

  @Test func reportFitsItsSchema() throws {
    let schema = try JSONSchemaCheck(Self.schema, isClosed: true)
    #expect(schema.problems(of: try object(Self.golden)) == [])
  }

  /// A check that never finds a problem would not be a check.
  @Test(arguments: ["format", "findings", "summary"])
  func whatIsMissingOrWrongIsFound(key: String) throws {
    let schema = try JSONSchemaCheck(Self.schema, isClosed: true)
    var report = try object(Self.golden)
    report[key] = nil
    #expect(!schema.problems(of: report).isEmpty)
    report[key] = "something else"
    #expect(!schema.problems(of: report).isEmpty)
    report["unknown"] = 1
    #expect(schema.problems(of: report).contains { $0.contains("unknown") })
  }

  @Test func sarifFitsTheSchemaOfTheStandard() throws {
    let schema = try JSONSchemaCheck(Self.sarifSchema)
    var log = try object(Self.sarifGolden)
    #expect(schema.problems(of: log) == [])
    log["runs"] = [["tool": ["driver": [:]], "results": [["level": "bad"]]]]
    #expect(schema.problems(of: log).count >= 2)
  }

  /// Results that GitHub's code scanning refuses or cannot show: a result without a file and a
  /// line, a rule without help, a result that cannot be identified again.
  @Test func sarifIsWhatCodeScanningTakes() throws {
    let runs = try #require(try object(Self.sarifGolden)["runs"] as? [[String: Any]])
    let run = try #require(runs.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(runs.count == 1 && !results.isEmpty && results.count <= 25_000)
    var prints: Set<String> = []
    for result in results {
      let locations = try #require(result["locations"] as? [[String: Any]])
      let physical = try #require(locations.first?["physicalLocation"] as? [String: Any])
      let artifact = try #require(physical["artifactLocation"] as? [String: Any])
      let region = try #require(physical["region"] as? [String: Any])
      #expect((artifact["uri"] as? String)?.isEmpty == false)
      #expect((region["startLine"] as? Int ?? 0) > 0)
      let fingerprints = try #require(result["partialFingerprints"] as? [String: String])
      prints.insert(try #require(fingerprints["primaryLocationLineHash"]))
    }
    #expect(prints.count == results.count)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    for rule in try #require(driver["rules"] as? [[String: Any]]) {
      #expect((rule["help"] as? [String: Any])?["text"] != nil)
    }
  }
}
