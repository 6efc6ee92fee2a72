import Diagnostics
import PositionedJSON

/// The rules about folders, files and the configuration.
package enum CommandRules {
  static let all: [DiagnosticRule] = [
    configurationSyntax, configurationKey, configurationType, configurationValue,
    configurationMissing, configurationIgnored, alreadySetUp, specsMissing, specsEmpty,
    noOperations, fileUnreadable, linkOutside, templatesMissing, templateIgnored, outputIsSpecs,
    outputShared, outputPath, outputForeign, outputUnwritable, outputKept, outputMissing,
    outputStale, outputExtra,
  ]

  static let configurationSyntax = DiagnosticRule(
    "config-syntax", severity: .error, title: "the configuration is not valid JSON",
    explanation: """
      The file docs2swift.json must be JSON as RFC 8259 defines it: no comments, no comma after the \
      last member, no repeated keys, at most \(JSONSyntaxParser.maximumDepth) levels deep.

      The position is where parsing stopped. The mistake is there or just before it.
      """)

  static let configurationKey = DiagnosticRule(
    "config-unknown-key", severity: .error, title: "the configuration has an unknown key",
    explanation: """
      An unknown key would have no effect, but its author expects one. So it is an error.

      Correct the spelling, or remove the key. `docs2swift generate --print-config` prints all keys \
      with the values in effect.
      """)

  static let configurationType = DiagnosticRule(
    "config-wrong-type", severity: .error,
    title: "a value in the configuration is of the wrong kind",
    explanation: """
      Each key of docs2swift.json takes one kind of value: a string, true or false, an object or an \
      array. The message says which one is expected.

      Mind the quotes: "true" is a string, true is not.
      """)

  static let configurationValue = DiagnosticRule(
    "config-invalid-value", severity: .error, title: "a value in the configuration is not allowed",
    explanation: """
      The value has the right kind, but the key does not allow it. For example, an access level is \
      public, package or internal, and the name of a folder is not empty.
      """)

  static let configurationMissing = DiagnosticRule(
    "config-missing", severity: .note, title: "there is no configuration file",
    explanation: """
      The specs folder has no docs2swift.json, so the defaults apply. In particular, generated code \
      goes into the folder "generated" next to the specs folder. The note disappears when that \
      folder exists.

      That is fine. To choose other settings, or to make the settings visible, put the output of \
      `docs2swift generate --print-config` into docs2swift.json.
      """)

  static let configurationIgnored = DiagnosticRule(
    "config-ignored", severity: .warning,
    title: "a key of the configuration has no effect in a build plugin",
    explanation: """
      Docs2SwiftPlugin compiles generated code into the target that uses it. The build decides about \
      the location of the files, and there are no tests. So the key has no effect.

      Remove the key. To have generated code with tests in the package, commit the output of `swift \
      package docs2swift-generate` instead of using the plugin.
      """)

  package static let alreadySetUp = DiagnosticRule(
    "init-exists", severity: .error, title: "the folder is already set up",
    explanation: """
      `docs2swift init` creates docs2swift.json and replaces nothing, but the folder has one \
      already.

      Edit the file, or remove it to start again.
      """)

  static let specsMissing = DiagnosticRule(
    "specs-missing", severity: .error, title: "the specs folder does not exist",
    explanation: """
      The folder of the documentation was not found, or is not a folder. Without an argument \
      docs2swift looks for a folder named "specs" in the current folder.

      Check the spelling and the current folder.
      """)

  static let specsEmpty = DiagnosticRule(
    "specs-empty", severity: .error, title: "the specs folder has no documentation",
    explanation: """
      No file in the specs folder has a name that ends with .md, .wsdl, .xsd, .xml or .json, other \
      than the configuration and the corrections. Files and folders whose names begin with a period \
      are ignored, and links out of the folder are not followed.

      An empty folder is an error, because otherwise everything that was generated before would be \
      removed.
      """)

  static let noOperations = DiagnosticRule(
    "specs-no-operations", severity: .error, title: "no file describes an operation",
    explanation: """
      Files were found and read, but none of them describes an operation, so there is nothing to \
      generate. It is an error, because otherwise everything that was generated before would be \
      removed.

      Check that the folder has WSDL files, Swagger files, or the operation pages of the \
      documentation in the same subfolders.
      """)

  package static let fileUnreadable = DiagnosticRule(
    "file-unreadable", severity: .error, title: "a file or folder cannot be read",
    explanation: """
      The system refused to open or to read it. The message ends with the reason of the system. A \
      file that cannot be read is never silently ignored, because its operations would disappear \
      from the generated code.
      """)

  static let linkOutside = DiagnosticRule(
    "link-outside", severity: .warning, title: "a link leads out of the specs folder",
    explanation: """
      Symbolic links out of the specs folder are not followed, so that generated code only depends \
      on this folder, in every checkout. The target of the link was not read.

      Copy the file into the folder, or remove the link.
      """)

  static let templatesMissing = DiagnosticRule(
    "templates-missing", severity: .error, title: "the folder of templates does not exist",
    explanation: """
      The folder named by --templates or by the key "templates" was not found, or is not a folder. \
      On the command line it is relative to the current folder, and in docs2swift.json to the folder \
      of that file.
      """)

  static let templateIgnored = DiagnosticRule(
    "template-ignored", severity: .warning, title: "a file among the templates is not a template",
    explanation: """
      Templates are the files of the folder whose names end with .mustache. Another file there has \
      no effect, which its author probably does not expect. Only Markdown files are accepted as \
      notes. A folder without any template has this warning too.

      Correct the suffix of the name, or move the file elsewhere.
      """)

  static let outputIsSpecs = DiagnosticRule(
    "output-is-specs", severity: .error,
    title: "the output folder is the folder of the documentation",
    explanation: """
      Generated files and their source files would be mixed in one folder. Choose another folder \
      with --output or with the key "output" of docs2swift.json.
      """)

  static let outputShared = DiagnosticRule(
    "output-shared", severity: .error,
    title: "two folders of documentation have the same output folder",
    explanation: """
      The output folder has the generated code of another folder of documentation, and the \
      docs2swift.json of that folder still uses it. Each run would remove the output of the other one.

      Give each folder an output folder of its own, or put all documentation into one folder.
      """)

  static let outputPath = DiagnosticRule(
    "output-path", severity: .error, title: "a generated file would be outside the output folder",
    explanation: """
      The path of a generated file must stay inside the output folder, and no two generated files \
      may have the same path, ignoring case as some file systems do.

      Paths are made from names in the documentation, so a very unusual name there can cause this.
      """)

  package static let outputForeign = DiagnosticRule(
    "output-foreign-file", severity: .error, title: "another file is in the way",
    explanation: """
      A generated file would replace a file that docs2swift did not write: it is not in the list of \
      files that docs2swift keeps in the output folder, and its first lines do not say "Generated by \
      docs2swift". Such a file is never replaced.

      Move it away or remove it, or choose another output folder.
      """)

  package static let outputUnwritable = DiagnosticRule(
    "output-unwritable", severity: .error, title: "the output folder cannot be written",
    explanation: """
      A file or folder could not be created or replaced. The message ends with the reason of the \
      system. All new contents are first written next to their final paths, and moved there only if \
      nothing has failed. So the previous files are still complete.
      """)

  static let outputKept = DiagnosticRule(
    "output-kept", severity: .note, title: "a file that is no longer generated was kept",
    explanation: """
      An earlier run of docs2swift wrote this file, and it is no longer generated, so it would be \
      removed. But its first lines no longer say "Generated by docs2swift", so somebody has \
      rewritten it, and it stays. This note will not appear again.
      """)

  package static let outputMissing = DiagnosticRule(
    "output-missing", severity: .error, title: "a generated file is missing",
    explanation: """
      `docs2swift check` reports this in machine formats if the output folder does not have a \
      generated file.

      Run `docs2swift generate` and commit the result.
      """)

  package static let outputStale = DiagnosticRule(
    "output-stale", severity: .error, title: "a generated file is out of date",
    explanation: """
      `docs2swift check` reports this in machine formats if a file in the output folder differs from \
      the generated one. Either the documentation, the configuration or docs2swift itself has \
      changed since, or somebody has edited the file. The line is the first different one.

      Run `docs2swift generate` and commit the result.
      """)

  package static let outputExtra = DiagnosticRule(
    "output-extra", severity: .error, title: "a file is no longer generated",
    explanation: """
      `docs2swift check` reports this in machine formats if a file of an earlier run is no longer \
      generated.

      Run `docs2swift generate`, which removes it, and commit that.
      """)
}
