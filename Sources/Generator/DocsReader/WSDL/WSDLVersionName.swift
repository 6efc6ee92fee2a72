import ServiceModel

/// What a version of the model is called, and whose word that is.
struct WSDLVersionName {
  let name: String
  /// The one that messages are in.
  let namespace: InternedName
  /// Whether the WSDL speaks for itself: its namespace is none that the profile knows.
  let isOwn: Bool

  /// The profile has agents. Any other WSDL has services, named as its author named them.
  var kind: Service.Kind { isOwn ? .service : .agent }
}
