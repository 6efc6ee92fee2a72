import Diagnostics
import Generator
import ToolSupport

/// `docs2swift init [SPECS]`
struct InitCommand: RunnableCommand {
  let arguments: Invocation
  let context: CommandContext

  private var origin: ToolOrigin { ToolOrigin(executable: context.executable) }

  func run() throws -> ExitCode {
    if arguments.has(.printLines) { return try printLines() }
    let specs = context.folder(arguments.operands.first ?? "specs")
    let layout = PackageLayout(of: specs.absolute)
    var workspace = Workspace(specs: specs, context: context)
    var setUp: SetUp?
    do {
      setUp = try prepare(&workspace, layout)
      for file in setUp?.files ?? [] where !workspace.diagnostics.hasErrors {
        try FileSystem.write(file.contents, to: specs.absolutePath(of: file.path))
      }
    } catch let error as FileError {
      workspace.diagnostics.emit(
        CommandRules.outputUnwritable, "'\(error.path)' cannot be written: \(error.reason)",
        at: nil)
    }
    reporter.report(workspace, consequence: "nothing was set up")
    guard let setUp, !workspace.diagnostics.hasErrors else { return .failed }
    report(setUp, layout, in: specs)
    return .success
  }

  /// The lines for Package.swift with the current configuration and pages.
  private func printLines() throws -> ExitCode {
    var workspace = Workspace(arguments: arguments, context: context)
    let generation = try workspace.generate()
    reporter.report(workspace)
    guard let generation else { return .failed }
    let layout = PackageLayout(of: workspace.specs.absolute)
    let planner = SetUpPlanner(
      layout: layout, output: workspace.configuration.statesOutput ? workspace.output : nil,
      tool: origin.package)
    context.output.write(planner.manifest(generation, output: workspace.output).text)
    return .success
  }

  /// - Returns: nil when an error is among the diagnostics.
  private func prepare(
    _ workspace: inout Workspace, _ layout: PackageLayout
  ) throws -> SetUp? {
    let path = workspace.specs.absolutePath(of: Configuration.fileName)
    if try FileSystem.kind(of: path, followingLinks: false) != nil {
      let file = SourceLocation(path: workspace.specs.shownPath(of: Configuration.fileName))
      workspace.diagnostics.emit(CommandRules.alreadySetUp, "this exists already", at: file)
      return nil
    }
    let planner = SetUpPlanner(
      layout: layout, output: arguments[.output].map(context.folder), tool: origin.package)
    return try planner.plan(&workspace)
  }

  private func report(_ setUp: SetUp, _ layout: PackageLayout, in specs: FolderPath) {
    var text = "\(setUp.summary)\n"
    for file in setUp.files { text += "created  \(specs.shownPath(of: file.path))\n" }
    if !layout.hasManifest {
      let path = Paths.relative(to: layout.package, from: context.currentFolder)
      text +=
        "\nThere is no Package.swift yet: run swift package init in \(ShellWord.quoted(path))\n"
    }
    text += "\nAdd to Package.swift:\n\n"
    text += setUp.manifest.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    if !setUp.manifest.usesPlugin {
      let words =
        origin.command(in: context.currentFolder)
        + [CommandTable.Command.generate.name, specs.shown]
      text += "\nNow run \(words.map(ShellWord.quoted).joined(separator: " "))\n"
    }
    context.output.write(text)
  }
}
