// Saves and finds tokens in memory, with what gSOAP has made of the server's WSDL: `make bench` compares
// the token server with it.
//
//   load-server APPLICATION_TOKEN TICKET THREADS
//
// A thread of gSOAP serves one connection until that is closed, so THREADS is also how many connections
// are served at once. Its first line is the port. Serves until it is ended.

#include <sodium.h>

#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <unordered_map>

#include "BasicHttpBinding_USCOREUser.nsmap"
#include "soapH.h"

struct Tokens {
  std::string provider, access, refresh;
};

static std::mutex saving;
static std::unordered_map<std::string, Tokens> saved;
static const char *application_token, *ticket;

static bool is(const char *text, const char *expected) { return text && !std::strcmp(text, expected); }

// The header parts of the request have been read; that of the response takes their place.
static int authenticate(struct soap *soap) {
  auto *header = soap->header;
  if (!header || !is(header->ns1__ApplicationToken, application_token) || !header->ns1__Credentials ||
      !is(header->ns1__Credentials->Ticket, ticket))
    return soap_sender_fault(soap, "The credentials are wrong", nullptr);
  soap_default_SOAP_ENV__Header(soap, header);
  header->ns1__Succeeded = soap_new_bool(soap);
  *header->ns1__Succeeded = true;
  return SOAP_OK;
}

// As the token server makes one: 32 random bytes in base64 for URLs.
static std::string random_key() {
  unsigned char bytes[32];
  char text[sodium_base64_ENCODED_LEN(sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
  randombytes_buf(bytes, sizeof bytes);
  return sodium_bin2base64(text, sizeof text, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

static std::string text(const char *value) { return value ? value : ""; }

int __ns1__SaveExternalTokens(
    struct soap *soap, _ns1__SaveExternalTokens *request, _ns1__SaveExternalTokensResponse &response) {
  if (int status = authenticate(soap)) return status;
  const auto *info = request->TokenManagementInfo;
  if (!info) return soap_sender_fault(soap, "There is nothing to save", nullptr);
  Tokens tokens{text(info->Provider), text(info->AccessToken), text(info->RefreshToken)};
  std::string key = random_key();
  response.Response = soap_strdup(soap, key.c_str());
  std::lock_guard<std::mutex> lock(saving);
  saved.emplace(std::move(key), std::move(tokens));
  return SOAP_OK;
}

// Returns no tokens if there are none under the key.
int __ns1__GetExternalTokens(
    struct soap *soap, _ns1__GetExternalTokens *request, _ns1__GetExternalTokensResponse &response) {
  if (int status = authenticate(soap)) return status;
  const std::string key = text(request->Key);
  auto *info = soap_new_ns1__TokenManagementInfo(soap);
  std::lock_guard<std::mutex> lock(saving);
  auto found = saved.find(key);
  if (found == saved.end()) return SOAP_OK;
  info->Provider = soap_strdup(soap, found->second.provider.c_str());
  info->AccessToken = soap_strdup(soap, found->second.access.c_str());
  info->RefreshToken = soap_strdup(soap, found->second.refresh.c_str());
  response.Response = info;
  return SOAP_OK;
}

int __ns1__DecryptAndSaveExternalTokens(
    struct soap *soap, _ns1__DecryptAndSaveExternalTokens *, _ns1__DecryptAndSaveExternalTokensResponse &) {
  return soap_receiver_fault(soap, "This is not measured", nullptr);
}

// Accepted connections that wait for a thread.
class Connections {
 public:
  void add(SOAP_SOCKET socket) {
    {
      std::lock_guard<std::mutex> lock(mutex);
      sockets.push(socket);
    }
    added.notify_one();
  }

  SOAP_SOCKET next() {
    std::unique_lock<std::mutex> lock(mutex);
    added.wait(lock, [this] { return !sockets.empty(); });
    SOAP_SOCKET socket = sockets.front();
    sockets.pop();
    return socket;
  }

 private:
  std::mutex mutex;
  std::condition_variable added;
  std::queue<SOAP_SOCKET> sockets;
};

static Connections connections;

// Serves connections, one after the other, with a context of its own.
static void work(struct soap *context) {
  while (true) {
    context->socket = connections.next();
    soap_serve(context);
    soap_destroy(context);
    soap_end(context);
  }
}

static struct soap *make_context() {
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE);
  soap->send_timeout = soap->recv_timeout = 60;
  // Otherwise it closes a connection after 100 requests.
  soap->max_keep_alive = 0;
  soap->bind_flags = SO_REUSEADDR;
  return soap;
}

static bool announce(struct soap *soap) {
  struct sockaddr_in address;
  socklen_t size = sizeof address;
  if (getsockname(soap->master, reinterpret_cast<struct sockaddr *>(&address), &size)) return false;
  std::printf("%d\n", ntohs(address.sin_port));
  return !std::fflush(stdout);
}

int main(int count, char **arguments) {
  if (count != 4 || sodium_init() < 0) return 100;
  application_token = arguments[1];
  ticket = arguments[2];
  std::signal(SIGPIPE, SIG_IGN);
  struct soap *soap = make_context();
  if (!soap_valid_socket(soap_bind(soap, "127.0.0.1", 0, 100)) || !announce(soap)) return 100;
  for (int thread = std::atoi(arguments[3]); thread > 0; --thread)
    std::thread(work, soap_copy(soap)).detach();
  while (soap_valid_socket(soap_accept(soap))) connections.add(soap->socket);
  soap_print_fault(soap, stderr);
  return 1;
}
