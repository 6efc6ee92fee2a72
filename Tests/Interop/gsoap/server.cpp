// Serves the token operations with what gSOAP has made of the server's WSDL, from memory.
//
//   server TICKET
//
// Its first line is the port, the second one the public key to seal with, in base64. Serves until it is
// ended.

#include <sodium.h>

#include <cstdio>
#include <cstring>
#include <map>
#include <string>

#include "BasicHttpBinding_USCOREUser.nsmap"
#include "soapH.h"

struct Tokens {
  std::string provider, access, refresh;
  bool has_provider, has_access, has_refresh;
};

static std::map<std::string, Tokens> saved;
static const char *ticket;
static unsigned char public_key[crypto_box_PUBLICKEYBYTES];
static unsigned char secret_key[crypto_box_SECRETKEYBYTES];

// The header parts of the request have been read; those of the response take their place.
static int authenticate(struct soap *soap) {
  auto *credentials = soap->header ? soap->header->ns1__Credentials : nullptr;
  if (!credentials || !credentials->Ticket || std::strcmp(credentials->Ticket, ticket))
    return soap_sender_fault(soap, "The ticket is wrong: blåbær & <more>", nullptr);
  soap->header = soap_new_SOAP_ENV__Header(soap);
  soap_default_SOAP_ENV__Header(soap, soap->header);
  soap->header->ns1__Succeeded = soap_new_bool(soap);
  *soap->header->ns1__Succeeded = true;
  return SOAP_OK;
}

static int save(struct soap *soap, const ns1__TokenManagementInfo *info, char *&key) {
  if (!info) return soap_sender_fault(soap, "There is nothing to save", nullptr);
  std::string name = "key " + std::to_string(saved.size()) + " <&>";
  saved[name] = {
      info->Provider ? info->Provider : "", info->AccessToken ? info->AccessToken : "",
      info->RefreshToken ? info->RefreshToken : "", info->Provider != nullptr,
      info->AccessToken != nullptr, info->RefreshToken != nullptr};
  key = soap_strdup(soap, name.c_str());
  return SOAP_OK;
}

// Opens a sealed token; false when it is not one.
static bool open_token(struct soap *soap, char *&token) {
  if (!token) return true;
  int count = 0;
  const char *box = soap_base642s(soap, token, nullptr, 0, &count);
  if (!box || count < static_cast<int>(crypto_box_SEALBYTES)) return false;
  std::string text(count - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(
          reinterpret_cast<unsigned char *>(&text[0]), reinterpret_cast<const unsigned char *>(box),
          count, public_key, secret_key))
    return false;
  token = soap_strdup(soap, text.c_str());
  return true;
}

int __ns1__SaveExternalTokens(
    struct soap *soap, _ns1__SaveExternalTokens *request, _ns1__SaveExternalTokensResponse &response) {
  if (int status = authenticate(soap)) return status;
  return save(soap, request->TokenManagementInfo, response.Response);
}

int __ns1__DecryptAndSaveExternalTokens(
    struct soap *soap, _ns1__DecryptAndSaveExternalTokens *request,
    _ns1__DecryptAndSaveExternalTokensResponse &response) {
  if (int status = authenticate(soap)) return status;
  auto *info = request->TokenManagementInfo;
  if (info && !(open_token(soap, info->AccessToken) && open_token(soap, info->RefreshToken)))
    return soap_sender_fault(soap, "The tokens are not sealed for this server", nullptr);
  return save(soap, info, response.Response);
}

// Answers without tokens where there are none under the key.
int __ns1__GetExternalTokens(
    struct soap *soap, _ns1__GetExternalTokens *request, _ns1__GetExternalTokensResponse &response) {
  if (int status = authenticate(soap)) return status;
  auto found = saved.find(request->Key ? request->Key : "");
  if (found == saved.end()) return SOAP_OK;
  const Tokens &tokens = found->second;
  auto *info = soap_new_ns1__TokenManagementInfo(soap);
  if (tokens.has_provider) info->Provider = soap_strdup(soap, tokens.provider.c_str());
  if (tokens.has_access) info->AccessToken = soap_strdup(soap, tokens.access.c_str());
  if (tokens.has_refresh) info->RefreshToken = soap_strdup(soap, tokens.refresh.c_str());
  response.Response = info;
  return SOAP_OK;
}

// Prints where and with which key.
static bool announce(struct soap *soap) {
  struct sockaddr_in address;
  socklen_t size = sizeof address;
  if (getsockname(soap->master, reinterpret_cast<struct sockaddr *>(&address), &size)) return false;
  std::printf("%d\n%s\n", ntohs(address.sin_port), soap_s2base64(soap, public_key, nullptr, sizeof public_key));
  return !std::fflush(stdout);
}

int main(int count, char **arguments) {
  if (count != 2 || sodium_init() < 0) return 100;
  ticket = arguments[1];
  crypto_box_keypair(public_key, secret_key);
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE | SOAP_XML_STRICT);
  soap->send_timeout = soap->recv_timeout = 10;
  soap->bind_flags = SO_REUSEADDR;
  if (!soap_valid_socket(soap_bind(soap, "127.0.0.1", 0, 100)) || !announce(soap)) return 100;
  while (soap_valid_socket(soap_accept(soap))) {
    soap_serve(soap);
    soap_destroy(soap);
    soap_end(soap);
  }
  soap_print_fault(soap, stderr);
  return 1;
}
