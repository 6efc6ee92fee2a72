/// Middleware between a client and its transport.
public protocol ClientMiddleware: Middleware {}
