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
    "config-syntax", .error, "the configuration is not valid JSON",
    """
    The file docs2swift.json must be JSON as RFC 8259 defines it: no comments, no comma behind the \
    last member, every key only once, at most \(JSONSyntaxParser.maximumDepth) levels deep.

    The place shown is where reading had to stop; the mistake is there or just before it.
    """)

  static let configurationKey = DiagnosticRule(
    "config-unknown-key", .error, "the configuration has an unknown key",
    """
    A key that docs2swift does not know would have no effect, and whoever wrote it expects one. \
    So it is an error rather than ignored.

    Correct the spelling, or remove the key. `docs2swift generate --print-config` prints all keys \
    with the values in effect.
    """)

  static let configurationType = DiagnosticRule(
    "config-wrong-type", .error, "a value in the configuration is of the wrong kind",
    """
    Each key of docs2swift.json takes one kind of value: a string, true or false, an object or an \
    array. The message says which one is expected.

    Mind the quotes: "true" is a string, true is not.
    """)

  static let configurationValue = DiagnosticRule(
    "config-invalid-value", .error, "a value in the configuration is not allowed",
    """
    The value is of the right kind, but not one of those that the key can have. An access level, \
    for instance, is public, package or internal, and a folder's name is not empty.
    """)

  static let configurationMissing = DiagnosticRule(
    "config-missing", .note, "there is no configuration file",
    """
    The specs folder has no docs2swift.json, so the defaults apply. In particular the Swift goes \
    into the folder "generated" beside the specs folder. The note is gone once that folder exists.

    That is fine. To choose something else, or to make the choice visible, put the output of \
    `docs2swift generate --print-config` into docs2swift.json.
    """)

  static let configurationIgnored = DiagnosticRule(
    "config-ignored", .warning, "a key of the configuration has no effect in a build plugin",
    """
    Docs2SwiftPlugin compiles the Swift into the target that uses it: where the files lie is the \
    build's business, and there are no tests among them. So the key changes nothing.

    Remove the key. To have the Swift in the package, with tests, commit what `swift package \
    docs2swift-generate` writes instead of using the plugin.
    """)

  package static let alreadySetUp = DiagnosticRule(
    "init-exists", .error, "the folder is already set up",
    """
    `docs2swift init` makes docs2swift.json and replaces nothing; the folder has one already.

    Edit the file, or remove it to begin anew.
    """)

  static let specsMissing = DiagnosticRule(
    "specs-missing", .error, "the specs folder does not exist",
    """
    The folder of documentation pages was not found, or is not a folder. Without an argument \
    docs2swift looks for a folder named "specs" in the current folder.

    Check the spelling, and where you are.
    """)

  static let specsEmpty = DiagnosticRule(
    "specs-empty", .error, "the specs folder holds no pages",
    """
    No file below the specs folder has a name that ends with .md, .wsdl, .xsd, .xml or .json, \
    other than the configuration and the corrections. Files and folders whose names begin with a \
    period are not looked at, and links are not followed out of the folder.

    An empty folder is an error because the answer to it would be to remove everything that was \
    generated before.
    """)

  static let noOperations = DiagnosticRule(
    "specs-no-operations", .error, "no page describes an operation",
    """
    Pages were found and read, but none of them is a page of an operation, so there is nothing to \
    generate. Everything that was generated before would be removed, hence the error.

    Check that the folder holds the operation pages of the documentation, in the folders they \
    have there.
    """)

  package static let fileUnreadable = DiagnosticRule(
    "file-unreadable", .error, "a file or folder cannot be read",
    """
    The system refused to open or to read it; the message ends with the system's reason. A page \
    that cannot be read is never left out in silence: its operations would vanish from what is \
    generated.
    """)

  static let linkOutside = DiagnosticRule(
    "link-outside", .warning, "a link leads out of the specs folder",
    """
    Symbolic links are not followed out of the specs folder, so that what is generated depends on \
    this folder alone, wherever it is checked out. What the link leads to was not read.

    Copy the page into the folder, or remove the link.
    """)

  static let templatesMissing = DiagnosticRule(
    "templates-missing", .error, "the folder of templates does not exist",
    """
    The folder named by --templates or by the key "templates" was not found, or is not a folder. \
    On the command line it is seen from the current folder, in docs2swift.json from the folder of \
    that file.
    """)

  static let templateIgnored = DiagnosticRule(
    "template-ignored", .warning, "a file among the templates is no template",
    """
    Templates are the files of the folder whose names end with .mustache. Another file there \
    replaces nothing, which its author probably does not expect; only Markdown files are taken for \
    notes. The same is said of a folder without any template.

    Correct the ending of the name, or move the file elsewhere.
    """)

  static let outputIsSpecs = DiagnosticRule(
    "output-is-specs", .error, "the output folder is the folder of pages",
    """
    What is generated and what it is generated from would lie in one folder, and nobody could tell \
    them apart. Choose another folder with --output or with the key "output" of docs2swift.json.
    """)

  static let outputShared = DiagnosticRule(
    "output-shared", .error, "two folders of pages have the same output folder",
    """
    The Swift of another folder of pages lies in the output folder, and the docs2swift.json there \
    still names it. Each run would remove what the other one wrote.

    Give each folder of pages an output folder of its own, or put all pages into one.
    """)

  static let outputPath = DiagnosticRule(
    "output-path", .error, "a generated file would lie outside the output folder",
    """
    The path of a generated file must stay inside the output folder, and no two generated files \
    may have the same path, upper and lower case being equal as some file systems have it.

    Paths are made from names in the documentation, so a very unusual name there can cause this.
    """)

  package static let outputForeign = DiagnosticRule(
    "output-foreign-file", .error, "a file of somebody else is in the way",
    """
    A generated file would replace a file that docs2swift did not write: it is not in the list of \
    files that docs2swift keeps in the output folder, and its first lines do not say "Generated by \
    docs2swift". Such a file is never replaced.

    Move it away or remove it, or choose another output folder.
    """)

  package static let outputUnwritable = DiagnosticRule(
    "output-unwritable", .error, "the output folder cannot be written",
    """
    A file or folder could not be made or replaced; the message ends with the system's reason. \
    All new contents are first written beside the files they belong to and put in their places \
    only when nothing has failed, so what was there before is still complete.
    """)

  static let outputKept = DiagnosticRule(
    "output-kept", .note, "a file that is no longer generated was kept",
    """
    An earlier run of docs2swift wrote this file and the present one does not, so it would be \
    removed. But its first lines no longer say "Generated by docs2swift": somebody has made it \
    their own, so it stays. It will not be mentioned again.
    """)

  package static let outputMissing = DiagnosticRule(
    "output-missing", .error, "a generated file is missing",
    """
    What `docs2swift check` says in machine formats when the pages give a file that the output \
    folder does not have.

    Run `docs2swift generate` and commit what it writes.
    """)

  package static let outputStale = DiagnosticRule(
    "output-stale", .error, "a generated file is out of date",
    """
    What `docs2swift check` says in machine formats when a file in the output folder is not what \
    the pages give. Either the pages, the configuration or docs2swift itself have changed since, \
    or somebody has edited the file. The line is the first one that differs.

    Run `docs2swift generate` and commit what it writes.
    """)

  package static let outputExtra = DiagnosticRule(
    "output-extra", .error, "a file is no longer generated",
    """
    What `docs2swift check` says in machine formats when an earlier run wrote a file that the pages \
    give no more.

    Run `docs2swift generate`, which removes it, and commit that.
    """)
}
