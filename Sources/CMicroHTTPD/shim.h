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

// Only declared with _GNU_SOURCE, and that changes types Foundation's modules declare as well.
#if defined(__linux__) && !defined(POLLRDHUP)
#define POLLRDHUP 0x2000
#endif

// Swift cannot call variadic functions; these give each of them the shape it is used in here.

/// Who is told of the daemon's own messages; must live as long as the daemon.
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

/// Starts a daemon on a listening socket; `options` ends with MHD_OPTION_END. The logger comes
/// first, because messages before it would go to the standard error.
static inline struct MHD_Daemon *shim_start(
    unsigned int flags, int listener, struct shim_callbacks callbacks, struct shim_logger *logger,
    struct MHD_OptionItem *options) {
  return MHD_start_daemon(
      flags, 0, NULL, NULL, callbacks.handle, callbacks.context,
      MHD_OPTION_EXTERNAL_LOGGER, &shim_log, logger,
      MHD_OPTION_LISTEN_SOCKET, listener,
      MHD_OPTION_URI_LOG_CALLBACK, callbacks.begin, callbacks.context,
      MHD_OPTION_NOTIFY_COMPLETED, callbacks.completed, callbacks.context,
      MHD_OPTION_NOTIFY_CONNECTION, callbacks.connection, callbacks.context,
      MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

/// What the connection callback left for the connection.
static inline void *shim_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

/// -1 when there is none.
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

/// Whether the library leaves the fields of a header where they were received, with zeros in the
/// place of line ends and colons (0.9): then the bytes between two fields tell what ended a line.
/// Later versions read lines as strictly as this package does.
static inline int shim_parses_in_place(void) {
  const char *version = MHD_get_version();
  return version[0] == '0' && version[1] == '.';
}

/// The status of the response that was queued, be it by the daemon itself; 0 when there is none.
static inline unsigned int shim_status(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
  return info == NULL ? 0 : info->http_status;
}

/// Whether the other side has closed at least its sending half; does not block.
static inline int shim_is_closed_by_peer(int socket) {
#ifdef POLLRDHUP
  struct pollfd poll_item = {.fd = socket, .events = POLLRDHUP, .revents = 0};
  return poll(&poll_item, 1, 0) > 0 && (poll_item.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
#else
  char byte;
  return recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
#endif
}

/// The thread that calls.
static inline uintptr_t shim_thread(void) { return (uintptr_t)pthread_self(); }

/// Whether there is nothing left to read in a socket.
static inline int shim_is_drained(int socket) {
  int count = 0;
  return ioctl(socket, FIONREAD, &count) == 0 && count == 0;
}

// Combined flags are no cases of the enumeration Swift makes of them.
//
// Threads wait by poll and not by epoll: with epoll, MHD_quiesce_daemon and a thread of the pool may
// both remove the listening socket, and the one that comes second ends the process (seen in 0.9.75).
static const unsigned int shim_flags_threads = MHD_USE_POLL_INTERNAL_THREAD;
static const unsigned int shim_flags_suspend = MHD_ALLOW_SUSPEND_RESUME;
static const unsigned int shim_flags_log = MHD_USE_ERROR_LOG;
static const unsigned int shim_flags_tls = MHD_USE_TLS;

#endif
