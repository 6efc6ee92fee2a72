import Diagnostics

/// The environment of a command: everything except its command line.
package struct CommandContext: Sendable {
  /// The folder of relative paths, absolute.
  package var currentFolder: String
  package var environment: [String: String] = [:]
  package var output: any TextSink
  package var errorOutput: any TextSink
  var pipeline = Pipeline()
  /// Waits; false if there is nothing more to wait for.
  package var pause: @Sendable (Duration) -> Bool = { duration in
    ProcessClock.sleep(duration)
    return true
  }

  /// Colour is only used on terminals, and not if NO_COLOR is set (no-color.org).
  package func usesColor(on sink: any TextSink) -> Bool {
    sink.isTerminal && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  package func folder(_ path: String) -> FolderPath { FolderPath(path, in: currentFolder) }
}
