#ifndef DOCS2SWIFT_CMICROHTTPD_SHIM_H
#define DOCS2SWIFT_CMICROHTTPD_SHIM_H

#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <microhttpd.h>

// This is declared only with _GNU_SOURCE, which changes types that Foundation's modules also
// declare.
#if defined(__linux__) && !defined(POLLRDHUP)
#define POLLRDHUP 0x2000
#endif

// Swift cannot call variadic functions. These functions have fixed parameters, as used here.

/// The receiver of the daemon's messages. It must live as long as the daemon.
struct shim_logger {
  void (*write)(void *context, const char *message);
  void *context;
};

static inline void shim_log(void *closure, const char *format, va_list arguments) {
  const struct shim_logger *logger = (const struct shim_logger *)closure;
  char message[512];
  vsnprintf(message, sizeof message, format, arguments);
  logger->write(logger->context, message);
}

struct shim_callbacks {
  void *context;
  MHD_AccessHandlerCallback handle;
  void *(*begin)(void *context, const char *target, struct MHD_Connection *connection);
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
};

/// Starts a daemon; `options` ends with MHD_OPTION_END. The logger comes first, because messages
/// before it would go to the standard error.
static inline struct MHD_Daemon *shim_start(
    unsigned int flags, struct shim_callbacks callbacks, struct shim_logger *logger,
    struct MHD_OptionItem *options) {
  return MHD_start_daemon(
      flags, 0, NULL, NULL, callbacks.handle, callbacks.context,
      MHD_OPTION_EXTERNAL_LOGGER, &shim_log, logger,
      MHD_OPTION_URI_LOG_CALLBACK, callbacks.begin, callbacks.context,
      MHD_OPTION_NOTIFY_COMPLETED, callbacks.completed, callbacks.context,
      MHD_OPTION_NOTIFY_CONNECTION, callbacks.connection, callbacks.context,
      MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

/// The value that the connection callback stored for the connection.
static inline void *shim_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

/// The descriptor; -1 if there is none.
static inline int shim_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : info->connect_fd;
}

static inline const struct sockaddr *shim_client_address(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info == NULL ? NULL : info->client_addr;
}

/// The size of the request's header in bytes.
static inline size_t shim_header_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info == NULL ? 0 : info->header_size;
}

/// Whether the library leaves the fields of a header in the place where they were received, with
/// zeros instead of line ends and colons (0.9). Then the bytes between two fields show what ended a
/// line. Later versions read lines as strictly as this package.
static inline int shim_parses_in_place(void) {
  const char *version = MHD_get_version();
  return version[0] == '0' && version[1] == '.';
}

/// The status of the queued response, even if the daemon itself queued it; 0 if there is none.
static inline unsigned int shim_status(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
  return info == NULL ? 0 : info->http_status;
}

/// What poll reports if the other side has closed at least its sending half, as far as the system can
/// say it.
#ifdef POLLRDHUP
static const short shim_end_events = POLLRDHUP | POLLHUP | POLLERR | POLLNVAL;
#else
static const short shim_end_events = POLLHUP | POLLERR | POLLNVAL;
#endif

/// Whether the other side has closed at least its sending half. Does not block.
static inline int shim_is_closed_by_peer(int socket) {
#ifdef POLLRDHUP
  struct pollfd item = {.fd = socket, .events = POLLRDHUP, .revents = 0};
  return poll(&item, 1, 0) > 0 && (item.revents & shim_end_events) != 0;
#else
  char byte;
  return recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
#endif
}

/// A socket for `shim_look`.
static inline struct pollfd shim_watched(int socket) {
  struct pollfd item = {.fd = socket, .events = POLLIN | shim_end_events, .revents = 0};
  return item;
}

/// Looks at sockets: returns how many have data, or -1 if one has ended. Does not block.
static inline int shim_look(struct pollfd *items, size_t count) {
  int ready = poll(items, (nfds_t)count, 0);
  if (ready <= 0) return 0;
  for (size_t index = 0; index < count; index++) {
    if ((items[index].revents & shim_end_events) != 0) return -1;
  }
  return ready;
}

/// The current thread.
static inline uintptr_t shim_thread(void) { return (uintptr_t)pthread_self(); }

/// Whether a socket has no more data to read.
static inline int shim_is_drained(int socket) {
  int count = 0;
  return ioctl(socket, FIONREAD, &count) == 0 && count == 0;
}

// Combined flags are not cases of the enumeration that Swift imports.
//
// Threads wait with poll and not with epoll: with epoll, the library does not notice that a client
// has closed its side if the end arrives together with data (seen in 0.9.75).
static const unsigned int shim_flags_threads = MHD_USE_POLL_INTERNAL_THREAD;
static const unsigned int shim_flags_no_listener = MHD_USE_NO_LISTEN_SOCKET;
static const unsigned int shim_flags_suspend = MHD_ALLOW_SUSPEND_RESUME;
static const unsigned int shim_flags_log = MHD_USE_ERROR_LOG;
static const unsigned int shim_flags_tls = MHD_USE_TLS;

#endif
