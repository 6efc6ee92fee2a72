#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

let context = CommandContext(
  currentFolder: (try? FileSystem.currentFolder()) ?? "/",
  environment: ProcessEnvironment.variables,
  output: StandardStream.output,
  errorOutput: StandardStream.error)

var exitCode = CommandLineTool(context: context).run(Array(CommandLine.arguments.dropFirst()))
if exitCode == .success, let code = StandardStream.output.failure {
  let reason = FileError(path: "", code: code).reason
  StandardStream.error.write("\(ToolVersion.name): cannot write to standard output: \(reason)\n")
  exitCode = .internalError
}
exit(exitCode.rawValue)
