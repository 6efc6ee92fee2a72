/// Changes of a Services version as a whole.
enum VersionRules {
  static let all = [added, removed, renamed, namespace, modules]

  static let added = ChangeRule(
    "version-added", effects: .all(.additive), twin: "version-removed",
    title: "a Services version was added",
    why: """
      The documentation has one more version. It is generated into separate modules, and the \
      endpoints of the other versions do not change.
      """)

  static let removed = ChangeRule(
    "version-removed", effects: .all(.breaking), twin: "version-added",
    title: "a Services version was removed",
    why: """
      Its modules are no longer generated, so code that imports them does not compile. Its endpoints \
      are no longer documented.
      """)

  static let renamed = ChangeRule(
    "version-renamed", effects: .wire(.breaking), title: "one Services version replaced another",
    why: """
      Each side has exactly one version that the other side does not have, so these two are \
      compared. The version is part of the SOAP endpoint, of every SOAPAction and of the target \
      namespace: programs built for one version do not understand the messages of the other. All \
      these differences are this one finding. The paths of REST do not contain the version.
      """)

  static let namespace = ChangeRule(
    "namespace-changed", effects: .wire(.breaking), title: "the target namespace changed",
    why: """
      Every element of a SOAP message is in the target namespace, so neither side understands the \
      messages of the other. A SOAPAction that changed only because of this has no separate finding. \
      Swift code and JSON do not change.
      """)

  static let modules = ChangeRule(
    "modules-changed", effects: .source(.breaking, wire: .none),
    title: "generated declarations moved to other modules",
    why: """
      If there is only one service, its types are in its module. Several services share a module for \
      their types, which is named after the version. The names of the modules of the newest version \
      have no suffix; the names of the others end with their version. An added or removed service or \
      version can change these names, so imports must change too.
      """)
}
