/// Middleware between a server and the operations it serves.
public protocol ServerMiddleware: Middleware {}
