/// A field of an object or a message.
struct SchemaField: Hashable, Sendable {
  /// The name on the wire.
  let name: String
  let type: SchemaType
}

/// The input and the output of an operation.
struct OperationSchema: Sendable {
  let descriptor: OperationDescriptor
  let input: [SchemaField]
  let output: [SchemaField]
}
