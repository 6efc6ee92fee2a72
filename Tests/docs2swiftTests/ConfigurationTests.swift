import Diagnostics
import DocsReader
import PositionedJSON
import Testing
import ToolSupport

@testable import Generator
@testable import docs2swift

@Suite("Configuration")
struct ConfigurationTests {
  private func read(_ text: String) -> (Configuration, [Diagnostic]) {
    var diagnostics = DiagnosticBag()
    let file = SourceFile(path: "docs2swift.json", text: text)
    let configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
    return (configuration, diagnostics.canonical)
  }

  @Test func anEmptyObjectIsAllDefaults() {
    let (configuration, diagnostics) = read("{}")
    #expect(configuration == Configuration())
    #expect(diagnostics.isEmpty)
  }

  @Test func everyKey() {
    let (configuration, diagnostics) = read(
      #"""
      {
        "output": "../Sources",
        "access": "internal",
        "include": ["Library.Get*"],
        "exclude": ["entity:*"],
        "bindings": "soap",
        "corrections": "corrections.json",
        "mocks": false,
        "tests": false,
        "restVersion": "Services87",
        "profile": { "soapEnvelopeVersion": "1.2", "requestHeaderParts": ["A", "\u00e9"] },
        "templates": "My Templates"
      }
      """#)
    var expected = Configuration()
    expected.output = "../Sources"
    expected.emitter.accessLevel = "internal"
    expected.selection.include = configuration.selection.include
    expected.selection.exclude = configuration.selection.exclude
    expected.selection.bindings = .soap
    #expect(configuration.selection.include.map(\.text) == ["Library.Get*"])
    #expect(configuration.selection.exclude.map(\.text) == ["entity:*"])
    expected.corrections = "corrections.json"
    expected.emitter.emitsMocks = false
    expected.emitter.emitsTests = false
    expected.restVersion = "Services87"
    expected.profile.soapEnvelopeVersion = "1.2"
    expected.profile.requestHeaderParts = ["A", "é"]
    expected.templates = "My Templates"
    #expect(configuration == expected)
    #expect(diagnostics.isEmpty)
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var text: String
    /// `line:column length id message`
    var expected: String
    var hint: String?

    var testDescription: String { text }
  }

  static let bad = [
    Bad(
      text: "{\n  \"acess\": \"public\"\n}",
      expected: "2:3 7 config-unknown-key unknown key 'acess'",
      hint: "did you mean 'access'?"),
    Bad(
      text: "{\"é\": 1, \"outptu\": 2}", expected: "1:2 4 config-unknown-key unknown key 'é'",
      hint: "the keys are "
        + Suggestion.list(ConfigurationKey.all.map(\.name.rawValue).sorted())),
    Bad(
      text: "{\"mocks\": \"yes\"}",
      expected: "1:11 5 config-wrong-type 'mocks' must be true or false, not a string"),
    Bad(
      text: "{\"output\": [\"a\"]}",
      expected: "1:12 5 config-wrong-type 'output' must be a string, not an array"),
    Bad(
      text: "{\"access\": \"pubic\"}",
      expected: "1:12 7 config-invalid-value 'pubic' is not an access level",
      hint: "did you mean 'public'?"),
    Bad(
      text: "{\"module\": \"Swift\"}",
      expected: "1:12 7 config-invalid-value 'Swift' cannot be the name of the module: Swift, "
        + "Foundation or the runtime uses it"),
    Bad(
      text: "{\"module\": \"ServiceCurl\"}",
      expected: "1:12 13 config-invalid-value 'ServiceCurl' cannot be the name of the module: "
        + "Swift, Foundation or the runtime uses it"),
    Bad(
      text: "{\"output\": \"\"}",
      expected: "1:12 2 config-invalid-value 'output' must not be empty"),
    Bad(
      text: "{\"profile\": {\n\t\"namespce\": \"x\"}}",
      expected: "2:2 10 config-unknown-key unknown key 'namespce'",
      hint: "did you mean 'namespace'?"),
    Bad(
      text: "{\"profile\": {\"requestHeaderParts\": [1]}}",
      expected: "1:37 1 config-wrong-type 'requestHeaderParts' must have only strings, but this "
        + "is a number"),
    Bad(
      text: "[]",
      expected: "1:1 2 config-wrong-type the configuration must be an object, not an array"),
    Bad(
      text: "{\n  \"mocks\": true,\n}",
      expected: "3:1 1 config-syntax a name is expected"),
    Bad(
      text: "{\"mocks\": tru}", expected: "1:11 3 config-syntax a value is expected"),
    Bad(
      text: "{\"mocks\": true, \"mocks\": true}",
      expected: "1:17 7 config-syntax the name 'mocks' occurs twice"),
    Bad(
      text: "{\"mocks\":",
      expected: "1:10 1 config-syntax a value is expected, but the text ends"),
    Bad(
      text: "", expected: "1:1 1 config-syntax a value is expected, but the text ends"),
    Bad(
      text: "{} x", expected: "1:4 1 config-syntax nothing can follow the value"),
  ]

  @Test(arguments: bad)
  func whatIsWrongIsSaidAtItsPlace(example: Bad) throws {
    let (_, diagnostics) = read(example.text)
    let diagnostic = try #require(diagnostics.first)
    let place = try #require(diagnostic.location)
    #expect(
      "\(place.line):\(place.column) \(place.length) \(diagnostic.rule.id) \(diagnostic.message)"
        == example.expected)
    #expect(diagnostic.hint == example.hint)
  }

  @Test func allMistakesAreFoundInOneRun() {
    let (_, diagnostics) = read(#"{"a": 1, "mocks": 1, "profile": {"b": 1, "soapPath": 2}}"#)
    #expect(diagnostics.count == 4)
  }

  @Test(arguments: [300, 100_000])
  func nestingHasALimit(depth: Int) throws {
    let (_, diagnostics) = read(
      "{\"profile\": " + String(repeating: "[", count: depth)
        + String(repeating: "]", count: depth) + "}")
    #expect(try #require(diagnostics.first).rule.id == "config-syntax")
  }

  @Test func halfAFileWhereverItIsCutIsNeverACrashAndNeverAccepted() {
    let text = #"{"access": "public", "mocks": true, "profile": {"soapPath": "é\n"}}"#
    for count in 0..<text.utf8.count {
      var diagnostics = DiagnosticBag()
      let file = SourceFile(path: "docs2swift.json", bytes: Array(text.utf8.prefix(count)))
      _ = ConfigurationReader.read(file, diagnostics: &diagnostics)
      #expect(diagnostics.hasErrors)
    }
  }

  @Test func aKeyOfTheProfileReplacesThatKeyAloneAlsoIfItIsAnObject() throws {
    let base = #"{ "name": "Thing", "types": [{ "name": "Thing", "opaque": true }] }"#
    let text = #"{ "profile": { "restAgentPath": "/rest/", "base": \#(base) } }"#
    let (configuration, diagnostics) = read(text)
    #expect(diagnostics.isEmpty)
    #expect(configuration.profile.restAgentPath == "/rest/")
    #expect(configuration.profile.base.name == "Thing")
    #expect(configuration.profile.base.types.map(\.name) == ["Thing"])
    var others = configuration.profile
    others.restAgentPath = Configuration().profile.restAgentPath
    others.base = Configuration().profile.base
    #expect(others == Configuration().profile)
    let printed = MachineReport.text(of: try configuration.tree())
    #expect(read(printed).0 == configuration)
  }

  @Test func aProfileSurvivesWritingAndReading() throws {
    let written = try ProfileOverrides.tree(of: DocumentationProfile())
    let profile = try JSONTreeDecoder.value(DocumentationProfile.self, from: written)
    #expect(profile == DocumentationProfile())
  }

  @Test func aKeyOfTheProfileInTheFileChangesHowPagesAreRead() throws {
    let library = try ChangedLibrary()
    #expect(library.run("inspect").output.contains("Remote/Services88/Library.svc"))
    try library.folder.write(
      #"{ "profile": { "soapPath": "Elsewhere/{version}/{agent}.svc" } }"#,
      to: "specs/docs2swift.json")
    let run = library.run("inspect")
    #expect(run.exitCode == .success)
    #expect(run.output.contains("Elsewhere/Services88/Library.svc"))
    #expect(!run.output.contains("Remote/"))
  }

  @Test func whatPrintConfigPrintsReadAgainIsTheSameConfiguration() throws {
    var configuration = Configuration()
    configuration.output = "elsewhere"
    configuration.restVersion = "Services87"
    configuration.profile.soapPath = "x/{agent}"
    let (again, diagnostics) = read(MachineReport.text(of: try configuration.tree()))
    #expect(again == configuration)
    #expect(diagnostics.isEmpty)
  }

  @Test func everyKeyIsInTheTableAndEveryKeyOfTheTableIsRead() {
    #expect(
      Set(ConfigurationKey.all.map(\.name)) == Set(Configuration.CodingKeys.allCases))
  }
}
