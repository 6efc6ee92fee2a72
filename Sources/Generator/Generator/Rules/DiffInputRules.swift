import Diagnostics

/// The rules about the input of a comparison.
package enum DiffInputRules {
  static let all: [DiagnosticRule] = [
    sideMissing, git, submodule, modelFile, serviceUnknown, acceptFile, acceptReason, acceptUnused,
  ]

  package static let sideMissing = DiagnosticRule(
    "diff-side-missing", severity: .error, title: "there is nothing to compare with",
    explanation: """
      A side of a comparison is a folder of documentation, a model file (*.model.json), or a revision \
      of the git repository of the current folder: REVISION, which means the folder specs there, or \
      REVISION:PATH with the path of a folder or a model file relative to the top of the repository.

      Without arguments, the model file in the output folder is compared with the folder specs. A \
      name that is both a folder and a revision means the folder; write REVISION:specs for the other.
      """)

  package static let git = DiagnosticRule(
    "diff-git", severity: .error, title: "git cannot read a revision",
    explanation: """
      A side of the comparison is in git, and git could not read it. The message ends with the \
      message of git. Nothing is checked out and the work tree is not touched: the pages of the \
      revision are read from the repository.

      The configuration of the revision and the files that it names are read from the revision, \
      too, wherever they are in the repository. Nothing is read from outside of the repository, and \
      nothing from a submodule, which is another repository: compare with a folder instead.

      In a shallow clone older revisions are missing; fetch them first.
      """)

  package static let submodule = DiagnosticRule(
    "diff-submodule", severity: .warning, title: "a submodule in the documentation of a revision",
    explanation: """
      The folder of the documentation has a git submodule. Its files are in another repository, so \
      they are missing on the side of the revision, and what they describe seems to be added or \
      removed. Check the revision out with its submodules, for example with `git worktree`, and \
      compare folders.
      """)

  package static let modelFile = DiagnosticRule(
    "model-file", severity: .error, title: "a model file cannot be used",
    explanation: """
      A model file is the file <name>.model.json that `docs2swift generate` writes next to the \
      generated code. This file is not valid JSON, is not a model, or has the format of another \
      version of docs2swift.

      Restore it from version control, or generate it again.
      """)

  package static let serviceUnknown = DiagnosticRule(
    "diff-service-unknown", severity: .error, title: "a service that neither side has",
    explanation: """
      `--service` is the name of a service in the documentation (`User`, not `UserAgent`). Neither \
      side has a service with this name, so every comparison would succeed.
      """)

  package static let acceptFile = DiagnosticRule(
    "accept-file", severity: .error, title: "the accept file cannot be used",
    explanation: """
      An accept file is a JSON object with the key "accepted": a list of objects, each with the \
      strings "reason" and "fingerprint". Other keys are allowed for readers. Instead of the \
      fingerprint of one change, an object can have a "pattern" for places, where `*` matches \
      anything inside one part of a path and `**` matches anything, and a "rule" to restrict it: \
      {"pattern": "Services88/agents/User/**", "rule": "operation-added", "reason": "…"}. \
      `docs2swift diff --write-accept FILE` writes one.
      """)

  package static let acceptReason = DiagnosticRule(
    "accept-without-reason", severity: .error, title: "a finding is accepted without a reason",
    explanation: """
      Later readers of the accept file need to know why a change was accepted. Write it into \
      "reason". A new file has empty reasons, so that nobody accepts changes without thinking.
      """)

  package static let acceptUnused = DiagnosticRule(
    "accept-unused", severity: .error, title: "an accepted finding does not exist",
    explanation: """
      No finding has this fingerprint or matches this pattern any longer: the change was reverted, \
      was changed further, or is part of the old side by now. An unused entry could hide a later \
      finding, so remove it. The hint names the most similar finding.
      """)
}
