/// An object of a derived type, if values of both the base type and the derived type may be sent.
public protocol DerivedObject: ServiceObject {
  /// The base type.
  associatedtype BaseObject: PolymorphicObject
}
