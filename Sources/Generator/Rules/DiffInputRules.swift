import Diagnostics

/// The rules about the input of a comparison.
package enum DiffInputRules {
  static let all: [DiagnosticRule] = [
    sideMissing, git, modelFile, serviceUnknown, acceptFile, acceptReason, acceptUnused,
  ]

  package static let sideMissing = DiagnosticRule(
    "diff-side-missing", .error, "there is nothing to compare with",
    """
    A side of a comparison is a folder of pages, a model file (*.model.json), or a revision of the \
    git repository around the current folder: REVISION, which means the folder specs there, or \
    REVISION:PATH with the path of a folder or a model file from the top of the repository.

    Without arguments, the model file in the output folder is compared with the pages in specs. A \
    name that is both a folder and a revision means the folder; write REVISION:specs for the other.
    """)

  package static let git = DiagnosticRule(
    "diff-git", .error, "git cannot give a revision",
    """
    A side of the comparison is in git, and git refused to hand it out; the message ends with what \
    git says. Nothing is checked out and the work tree is not touched: the pages of the revision \
    are read from the repository.

    In a shallow clone older revisions are missing; fetch them first.
    """)

  package static let modelFile = DiagnosticRule(
    "model-file", .error, "a model file cannot be used",
    """
    A model file is what `docs2swift generate` writes beside the Swift, as <name>.model.json. The \
    one given is not valid JSON, is no model, or is in a form that another version of docs2swift \
    has written.

    Restore it from version control, or generate it again.
    """)

  package static let serviceUnknown = DiagnosticRule(
    "diff-service-unknown", .error, "a service that neither side has",
    """
    `--service` names the service a comparison is about, as the documentation names it (`User`, not \
    `UserAgent`). Neither side has one of this name, so that every comparison would come out well.
    """)

  package static let acceptFile = DiagnosticRule(
    "accept-file", .error, "the accept file cannot be used",
    """
    An accept file is a JSON object with the key "accepted": a list of objects, each with the \
    strings "reason" and "fingerprint", and whatever else helps people. In place of the fingerprint \
    of one change stands a "pattern" of places, where `*` is anything inside one part of a path and \
    `**` anything at all, and a "rule" may say which changes there: \
    {"pattern": "Services88/agents/User/**", "rule": "operation-added", "reason": "…"}. \
    `docs2swift diff --write-accept FILE` writes one.
    """)

  package static let acceptReason = DiagnosticRule(
    "accept-without-reason", .error, "a finding is accepted without a reason",
    """
    Whoever reads the accept file later needs to know why a change was found acceptable. Write it \
    into "reason"; a new file has empty ones so that nobody accepts without thinking.
    """)

  package static let acceptUnused = DiagnosticRule(
    "accept-unused", .error, "an accepted finding does not exist",
    """
    No finding has this fingerprint, or is where this pattern says, any more: the change was undone, \
    became another one, or is part of what is compared with by now. An entry that nothing needs \
    would hide a finding that comes later, so it must go. The hint names the finding that is most \
    like it.
    """)
}
