import Diagnostics

/// What a command finds around it: everything that is not on its command line.
package struct CommandContext: Sendable {
  /// The folder that relative paths are seen from, absolute.
  package var currentFolder: String
  package var environment: [String: String] = [:]
  package var output: any TextSink
  package var errorOutput: any TextSink
  var pipeline = Pipeline()
  /// Lets time pass; false when there is nothing more to wait for.
  package var pause: @Sendable (Duration) -> Bool = { duration in
    ProcessClock.sleep(duration)
    return true
  }

  /// Colour is for terminals, and for nobody who has said NO_COLOR (no-color.org).
  package func usesColor(on sink: any TextSink) -> Bool {
    sink.isTerminal && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  package func folder(_ path: String) -> FolderPath { FolderPath(path, in: currentFolder) }
}
