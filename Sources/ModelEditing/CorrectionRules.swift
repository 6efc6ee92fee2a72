import Diagnostics

/// The rules about the corrections file.
enum CorrectionRules {
  static let all: [DiagnosticRule] = [
    syntax, invalid, unused, withoutEffect, repeated, undefinedType,
  ]

  static let syntax = DiagnosticRule(
    "correction-syntax", .error, "the corrections file is not valid JSON",
    """
    The file of corrections must be JSON as RFC 8259 defines it: no comments, no comma behind the \
    last item, every key only once. It is an array of objects.

    The place shown is where reading had to stop; the mistake is there or just before it.
    """)

  static let invalid = DiagnosticRule(
    "correction-invalid", .error, "a correction cannot be understood",
    """
    A correction names one thing (a `type`, its `field` or `member`, an `operation`, its \
    `parameter` or `result`), says what to do with it (`set`, `add` or `remove`) and gives a \
    `reason`. Values are in the notation of the model file, which `docs2swift inspect --json` \
    prints.

    Here a key is unknown, missing, or has a value of the wrong kind.
    """)

  static let unused = DiagnosticRule(
    "correction-unused", .error, "a correction of what is not there",
    """
    The documentation has nothing of this name, so the correction would do nothing and nobody \
    would notice. The name is misspelled, or the documentation has changed since the correction \
    was written.

    Corrections are judged before services and operations are selected: one that is about an \
    operation you leave out is in order.
    """)

  static let withoutEffect = DiagnosticRule(
    "correction-without-effect", .error, "a correction that agrees with the documentation",
    """
    The documentation says what the correction says, and no finding needs it. Most likely the \
    documentation has been mended, and the correction has done its duty: remove it.
    """)

  static let repeated = DiagnosticRule(
    "correction-repeated", .error, "two corrections of one thing",
    """
    Two entries are about the same thing, and which of them counts would depend on their order. \
    Write one entry that says both.
    """)

  static let undefinedType = DiagnosticRule(
    "correction-undefined-type", .error, "a correction leaves a type undefined",
    """
    After the corrections something is of a type that neither the documentation nor a correction \
    defines. A correction names a type that does not exist, or removes one that is still needed.
    """)
}
