/// Where the HTTP library has the parts of a request's first line.
struct RequestLine {
  let method: UnsafePointer<CChar>
  let target: UnsafePointer<CChar>
  /// `HTTP/1.1`
  let version: UnsafePointer<CChar>
}
