/// An object of a type that extends another one, where values of either may be sent.
public protocol DerivedObject: ServiceObject {
  /// The type that is extended.
  associatedtype BaseObject: PolymorphicObject
}
