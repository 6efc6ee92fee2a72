/// Changes of an agent or a REST entity controller.
enum ServiceRules {
  static let all = [
    added, removed, renamed, endpointAdded, endpointRemoved, endpointPath, addresses,
    envelopeVersion,
  ]

  static let added = ChangeRule(
    "service-added", effects: .all(.additive), twin: "service-removed",
    title: "a service was added",
    why: """
      There is one more client, and one more service protocol. A new protocol does not have to be \
      implemented.
      """)

  static let removed = ChangeRule(
    "service-removed", effects: .all(.breaking), twin: "service-added",
    title: "a service was removed",
    why: """
      Its client and its protocol are no longer generated, and its operations are no longer \
      documented.
      """)

  static let endpointAdded = ChangeRule(
    "soap-endpoint-added", effects: .all(.additive), twin: "soap-endpoint-removed",
    title: "a service gained its SOAP endpoint",
    why: "The service can also be called over SOAP. Other calls do not change.")

  static let endpointRemoved = ChangeRule(
    "soap-endpoint-removed", effects: .wire(.breaking), twin: "soap-endpoint-added",
    title: "a service lost its SOAP endpoint",
    why: """
      Clients can no longer call over SOAP. The Swift code of client and protocol is the same. A \
      call over a binding that does not exist throws before anything is sent.
      """)

  static let endpointPath = ChangeRule(
    "soap-endpoint-moved", effects: .wire(.breaking), title: "the path of a SOAP endpoint changed",
    why: "Clients that are already built still post to the old path.")

  static let addresses = ChangeRule(
    "soap-addresses-changed", effects: .wire(.additive), title: "a service is at other addresses",
    why: """
      The paths are the same. The list of addresses in generated code changes; programs already built \
      use the address that they were given.
      """)

  static let envelopeVersion = ChangeRule(
    "soap-version-changed", effects: .wire(.breaking),
    title: "the SOAP version of an endpoint changed",
    why: "SOAP 1.1 and 1.2 differ in media type and envelope. An endpoint supports one of them.")

  static let renamed = ChangeRule(
    "service-renamed", effects: .all(.breaking), title: "a service was renamed",
    why: """
      One service was removed, and another was added that has most of its operations, or a name that \
      differs only in case. Client and protocol have another name in Swift. If the name is part of \
      addresses and actions, messages of old programs do not arrive. The operations are compared as \
      operations of one service.
      """)
}
