/// The kind of a file.
package enum FileKind: Equatable, Sendable {
  case file
  case folder
  case link
  /// A pipe, a socket, a device.
  case other
}
