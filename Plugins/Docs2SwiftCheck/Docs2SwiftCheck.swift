import Foundation
import PackagePlugin

/// `swift package docs2swift-check`: checks whether the committed code is up to date.
///
/// It is a separate plugin because permissions belong to a plugin, and this one needs none.
@main
struct Docs2SwiftCheck: CommandPlugin {
  private static let help = """
    Compares the committed code of every folder of documentation with a docs2swift.json in the package \
    with
    the generated code, like 'docs2swift check'. Changes nothing. A folder inside a target
    belongs to Docs2SwiftPlugin unless its docs2swift.json has the key "output".

    Usage:
      swift package docs2swift-check [--specs DIR ...] [options of docs2swift check]
    """

  func performCommand(context: PluginContext, arguments: [String]) throws {
    var extractor = ArgumentExtractor(arguments)
    if extractor.extractFlag(named: "help") > 0 {
      print(Self.help)
      return
    }
    let names = extractor.extractOption(named: "specs")
    let run = try ToolRun(context: context)
    for folder in PackageSpecs.folders(in: context.package, named: names) {
      let specs = run.shown(folder)
      let code = try run.run(
        ["check", specs, "--repair", "swift package docs2swift-generate"]
          + extractor.remainingArguments)
      if code == 1 { Diagnostics.error("the code for '\(specs)' is not up to date") }
      if code > 1 { Diagnostics.error("'\(specs)' could not be checked") }
    }
  }
}
