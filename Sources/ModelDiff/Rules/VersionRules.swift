/// Changes of a Services version as a whole.
enum VersionRules {
  static let all = [added, removed, renamed, namespace, modules]

  static let added = ChangeRule(
    "version-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "version-removed", "a Services version was added",
    """
    The documentation has a version more. It is generated into modules of its own, and the \
    endpoints of the versions that were there stay what they are.
    """)

  static let removed = ChangeRule(
    "version-removed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "version-added", "a Services version was removed",
    """
    Its modules are no longer generated, so nothing that imports them compiles, and its endpoints \
    are no longer documented.
    """)

  static let renamed = ChangeRule(
    "version-renamed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "version-renamed", "one Services version took the place of another",
    """
    Each side has exactly one version that the other lacks, so the two are compared. The version \
    is part of the SOAP endpoint, of every SOAPAction and of the target namespace: programs built \
    for one do not understand the messages of the other. Those differences are this one finding. \
    REST has no version in its paths.
    """)

  static let namespace = ChangeRule(
    "namespace-changed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "namespace-changed", "the target namespace changed",
    """
    Every element of a SOAP message is in the target namespace, so no message of the one is \
    understood by the other. A SOAPAction that changed only with it gets no finding of its own. \
    Swift and JSON do not show it.
    """)

  static let modules = ChangeRule(
    "modules-changed", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "modules-changed", "generated declarations moved to other modules",
    """
    A service on its own brings its types along in its module; several share a module for their \
    types, named after the version. The newest version's modules have the plain names, those of \
    the others end in their version. What was added or removed here changes such names, so \
    imports must follow.
    """)
}
