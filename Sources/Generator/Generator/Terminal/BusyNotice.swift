import ToolSupport

/// The notice while another process uses the output folder.
package enum BusyNotice {
  package static func show(
    _ folder: FolderPath, arguments: Invocation, context: CommandContext
  ) {
    guard !arguments.has(.quiet), arguments.diagnosticFormat == .text else { return }
    context.errorOutput.write("another docs2swift is using '\(folder.shown)'; waiting for it\n")
  }
}
