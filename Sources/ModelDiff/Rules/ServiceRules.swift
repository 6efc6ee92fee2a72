/// Changes of an agent or a REST entity controller.
enum ServiceRules {
  static let all = [
    added, removed, renamed, endpointAdded, endpointRemoved, endpointPath, envelopeVersion,
  ]

  static let added = ChangeRule(
    "service-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "service-removed", "a service was added",
    """
    There is a client and a service protocol more. Nobody has to implement a protocol that is new.
    """)

  static let removed = ChangeRule(
    "service-removed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "service-added", "a service was removed",
    """
    Its client and its protocol are no longer generated, and its operations are no longer \
    documented.
    """)

  static let endpointAdded = ChangeRule(
    "soap-endpoint-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "soap-endpoint-removed", "a service gained its SOAP endpoint",
    "The service can be called over SOAP as well; other calls stay what they are.")

  static let endpointRemoved = ChangeRule(
    "soap-endpoint-removed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-endpoint-added", "a service lost its SOAP endpoint",
    """
    Clients that call over SOAP have nowhere to go. The Swift of client and protocol is the same; \
    a call over a binding that does not exist throws before anything is sent.
    """)

  static let endpointPath = ChangeRule(
    "soap-endpoint-moved", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-endpoint-moved", "the path of a SOAP endpoint changed",
    "Clients that were built before still post to the old path.")

  static let envelopeVersion = ChangeRule(
    "soap-version-changed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-version-changed", "the SOAP version of an endpoint changed",
    "SOAP 1.1 and 1.2 differ in media type and envelope; an endpoint speaks one of them.")

  static let renamed = ChangeRule(
    "service-renamed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "service-renamed", "a service was renamed",
    """
    One service went and another came that has most of its operations, or whose name differs in case \
    alone. Client and protocol have another name in Swift. Where the name is part of addresses and \
    actions, what old programs send goes astray; the operations are compared as those of one service.
    """)
}
