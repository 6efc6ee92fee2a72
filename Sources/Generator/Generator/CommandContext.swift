import Diagnostics
import ToolSupport

/// The environment of a command: everything except its command line.
package struct CommandContext: Sendable {
  /// The folder of relative paths, absolute.
  package var currentFolder: String
  package var environment: [String: String] = [:]
  /// The file of the program, absolute; nil if it was found by its name alone.
  package var executable: String?
  package var output: any TextSink
  package var errorOutput: any TextSink
  var pipeline = Pipeline()
  /// Waits; false if there is nothing more to wait for.
  package var pause: @Sendable (Duration) -> Bool = { duration in
    ProcessClock.sleep(duration)
    return true
  }

  package func usesColor(on sink: any TextSink) -> Bool {
    sink.usesColor(in: environment)
  }

  package func folder(_ path: String) -> FolderPath { FolderPath(path, in: currentFolder) }
}
