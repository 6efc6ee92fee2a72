import Foundation
import ModelDiff
import TestSupport
import Testing

@testable import Generator
@testable import docs2swift

/// The page of `diff --report html` in a real browser.
///
/// The page forbids the browser to fetch anything. A script that is added for the test uses it like
/// a person and writes its results into the title.
@Suite(.serialized, .enabled(if: LongTests.areWanted, "\(LongTests.hint)"))
struct DiffPageTests {
  private static let golden = GoldenCase.root.appendingPathComponent("diff-html")

  /// The results of the added script.
  private struct Outcome: Decodable {
    var errors: [String]
    var requests: [String]
    var withoutProse: Int
    var all: Int
    var searched: Int
    var searchedText: [String]
    var nothing: Int
    var isNothingSaid: Bool
    var withoutBreaking: Int
    var breakingCallers: Int
    var counts: [String]
    var lines: Int
    var isOpenAfterKey: Bool
    var focusedBySlash: Bool
    var overflows: Bool
  }

  private static let script = #"""
    <script>
    addEventListener("load", () => {
      const outcome = { errors: window.failures };
      const shown = () =>
        [...document.querySelectorAll(".finding")].filter((f) => f.offsetParent !== null);
      const search = document.getElementById("search");
      const type = (text) => {
        search.value = text;
        search.dispatchEvent(new Event("input"));
      };
      const documentation = document.querySelector(".filter.documentation");
      outcome.withoutProse = shown().length;
      documentation.click();
      outcome.all = shown().length;
      type("weight");
      outcome.searched = shown().length;
      outcome.searchedText = shown().map((f) => f.querySelector("summary").textContent);
      type("no such thing");
      outcome.nothing = shown().length;
      outcome.isNothingSaid = !document.getElementById("none").hidden;
      type("");
      const breaking = document.querySelector(".filter.breaking");
      breaking.click();
      outcome.withoutBreaking = shown().length;
      breaking.click();
      const audience = document.getElementById("audience");
      audience.value = "callers";
      audience.dispatchEvent(new Event("change"));
      outcome.breakingCallers = shown().length;
      outcome.counts = [...document.querySelectorAll(".filter b")].map((b) => b.textContent);
      audience.value = "";
      audience.dispatchEvent(new Event("change"));
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
      document.activeElement.click();
      outcome.isOpenAfterKey = shown()[0].open;
      setTimeout(() => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
      outcome.focusedBySlash = document.activeElement === search;
      for (const finding of shown()) finding.open = true;
      outcome.lines = document.querySelectorAll(".finding .line").length;
      setTimeout(() => {
      outcome.overflows = document.documentElement.scrollWidth > innerWidth;
      outcome.requests = performance.getEntriesByType("resource").map((entry) => entry.name);
      document.title = "outcome " + JSON.stringify(outcome);
      }, 100);
      }, 100);
    });
    </script>
    """#

  /// Records errors and violations of the policy before anything else runs.
  private static let listener = #"""
    <script>
    window.failures = [];
    addEventListener("error", (event) => failures.push(String(event.message)));
    addEventListener("securitypolicyviolation", (event) => failures.push(event.blockedURI));
    for (const name of ["error", "warn"]) {
      console[name] = (...values) => failures.push(values.join(" "));
    }
    </script>
    """#

  /// - Returns: the output of a headless Chromium.
  private func chromium(_ arguments: [String], _ page: URL) throws -> String {
    let profile = try TemporaryFolder()
    let outcome = try ChildProcess(
      program: "chromium",
      arguments: [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--user-data-dir=\(profile.path)",
      ] + arguments + [page.absoluteString]
    ).run()
    #expect(outcome.status == 0)
    return String(decoding: outcome.output, as: UTF8.self)
  }

  private func page() throws -> String {
    try String(contentsOf: Self.golden.appendingPathComponent("stdout.txt"), encoding: .utf8)
  }

  @Test(arguments: ["1280,900", "420,900"])
  func searchFilterAndKeysWork(size: String) throws {
    let folder = try TemporaryFolder()
    let html = try page()
      .replacingOccurrences(of: "<head>", with: "<head>" + Self.listener)
      .replacingOccurrences(of: "</body>", with: Self.script + "</body>")
    try folder.write(html, to: "page.html")
    let dump = try chromium(
      ["--window-size=\(size)", "--virtual-time-budget=3000", "--dump-dom"],
      folder.url.appendingPathComponent("page.html"))
    let title = try #require(dump.firstMatch(of: /<title>outcome (.*?)<\/title>/)?.output.1)
    let json = title.replacing("&amp;", with: "&").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">")
    let outcome = try JSONDecoder().decode(Outcome.self, from: Data(json.utf8))
    #expect(outcome.errors == [])
    #expect(outcome.requests == [])
    #expect(outcome.withoutProse == 3)
    #expect(outcome.all == 4)
    #expect(outcome.searched == 1)
    #expect(outcome.searchedText.allSatisfy { $0.contains("Weight") })
    #expect(outcome.nothing == 0)
    #expect(outcome.isNothingSaid)
    #expect(outcome.withoutBreaking == 2)
    #expect(outcome.breakingCallers == 1)
    // The counts follow the filter.
    #expect(outcome.counts == ["1", "0", "0"])
    #expect(outcome.lines > 0)
    #expect(outcome.isOpenAfterKey)
    #expect(outcome.focusedBySlash)
    #expect(!outcome.overflows)
  }

  /// Pictures for people: `DOCS2SWIFT_SCREENSHOTS` names the folder for them.
  @Test(arguments: [("desktop", "1280,1800"), ("phone", "420,1800")], ["light", "dark"])
  func screenshots(width: (name: String, size: String), scheme: String) throws {
    let folder = try TemporaryFolder()
    let target =
      ProcessInfo.processInfo.environment["DOCS2SWIFT_SCREENSHOTS"].map { URL(filePath: $0) }
      ?? folder.url
    let open = "<script>document.getElementById(\"expand\").click()</script></body>"
    try folder.write(try page().replacing("</body>", with: open), to: "p.html")
    let picture = target.appendingPathComponent("diff-\(width.name)-\(scheme).png")
    _ = try chromium(
      [
        "--window-size=\(width.size)", "--screenshot=\(picture.path)",
        "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)",
      ], folder.url.appendingPathComponent("p.html"))
    let data = try Data(contentsOf: picture)
    #expect(data.count > 20_000)
    #expect(data.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }
}
