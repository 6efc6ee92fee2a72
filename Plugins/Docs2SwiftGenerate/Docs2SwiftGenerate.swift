import Foundation
import PackagePlugin

/// `swift package docs2swift-generate`: generates code for every folder of documentation in the
/// package.
@main
struct Docs2SwiftGenerate: CommandPlugin {
  private static let help = """
    Generates code for every folder of documentation in the package that has a docs2swift.json, as
    'docs2swift generate' does. A folder inside a target belongs to Docs2SwiftPlugin unless its
    docs2swift.json has the key "output".

    Usage:
      swift package docs2swift-generate [--specs DIR ...] [options of docs2swift generate]
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
      let code = try run.run(["generate", run.shown(folder)] + extractor.remainingArguments)
      if code != 0 { Diagnostics.error("'\(run.shown(folder))' was not generated") }
    }
  }
}
