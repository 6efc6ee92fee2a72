// Calls the token operations with what gSOAP has made of the server's WSDL.
//
//   client URL TICKET PUBLIC-KEY
//
// The public key is that of the gateway, in base64. Prints what is wrong; the status is the number of
// findings.

#include <sodium.h>

#include <cstdio>
#include <cstring>
#include <string>

#include "BasicHttpBinding_USCOREUser.nsmap"
#include "soapH.h"

static int findings = 0;

static void expect(bool isRight, const char *what, struct soap *soap) {
  if (isRight) return;
  findings++;
  std::printf("gsoap: %s\n", what);
  if (soap->error) soap_print_fault(soap, stdout);
}

static char *copy(struct soap *soap, const std::string &text) {
  return soap_strdup(soap, text.c_str());
}

// Header parts are sent once: a response takes their place.
static void set_header(struct soap *soap, const char *ticket) {
  soap->header = soap_new_SOAP_ENV__Header(soap);
  soap_default_SOAP_ENV__Header(soap, soap->header);
  soap->header->ns1__Credentials = soap_new_ns1__SoCredentials(soap);
  soap->header->ns1__Credentials->Ticket = copy(soap, ticket);
}

static std::string seal(struct soap *soap, const char *key, const std::string &token) {
  int count = 0;
  const char *bytes = soap_base642s(soap, key, nullptr, 0, &count);
  std::string box(token.size() + crypto_box_SEALBYTES, '\0');
  if (!bytes || count != crypto_box_PUBLICKEYBYTES) return "";
  crypto_box_seal(
      reinterpret_cast<unsigned char *>(&box[0]),
      reinterpret_cast<const unsigned char *>(token.data()), token.size(),
      reinterpret_cast<const unsigned char *>(bytes));
  return soap_s2base64(
      soap, reinterpret_cast<const unsigned char *>(box.data()), nullptr,
      static_cast<int>(box.size()));
}

static ns1__TokenManagementInfo *tokens(struct soap *soap, const std::string &access) {
  auto *info = soap_new_ns1__TokenManagementInfo(soap);
  info->Provider = copy(soap, "ERP");
  info->AccessToken = copy(soap, access);
  return info;
}

static void expect_tokens(
    struct soap *soap, const char *url, const char *ticket, const char *key,
    const std::string &access) {
  _ns1__GetExternalTokens request;
  _ns1__GetExternalTokensResponse response;
  request.Key = copy(soap, key ? key : "");
  set_header(soap, ticket);
  int status = soap_call___ns1__GetExternalTokens(soap, url, nullptr, &request, response);
  expect(status == SOAP_OK, "GetExternalTokens fails", soap);
  auto *found = response.Response;
  expect(
      found && found->AccessToken && access == found->AccessToken && found->Provider
          && !std::strcmp(found->Provider, "ERP") && !found->RefreshToken,
      "GetExternalTokens returns other tokens than were saved", soap);
}

static void check_save(struct soap *soap, const char *url, const char *ticket) {
  const std::string access = "blåbær – € 漢字 <&> ]]> \"'\n\tend";
  _ns1__SaveExternalTokens request;
  _ns1__SaveExternalTokensResponse response;
  request.TokenManagementInfo = tokens(soap, access);
  set_header(soap, ticket);
  int status = soap_call___ns1__SaveExternalTokens(soap, url, nullptr, &request, response);
  expect(status == SOAP_OK && response.Response, "SaveExternalTokens fails", soap);
  expect(
      soap->header && soap->header->ns1__Succeeded && *soap->header->ns1__Succeeded,
      "the header of the response does not say that the call succeeded", soap);
  expect_tokens(soap, url, ticket, response.Response, access);
}

static void check_decrypt(
    struct soap *soap, const char *url, const char *ticket, const char *public_key) {
  const std::string access = "sealed by libsodium";
  _ns1__DecryptAndSaveExternalTokens request;
  _ns1__DecryptAndSaveExternalTokensResponse response;
  request.TokenManagementInfo = tokens(soap, seal(soap, public_key, access));
  set_header(soap, ticket);
  int status = soap_call___ns1__DecryptAndSaveExternalTokens(soap, url, nullptr, &request, response);
  expect(status == SOAP_OK && response.Response, "DecryptAndSaveExternalTokens fails", soap);
  expect_tokens(soap, url, ticket, response.Response, access);
}

// Neither a wrong secret nor none at all.
static void check_refusals(struct soap *soap, const char *url, const char *ticket) {
  const std::string wrong = std::string(ticket) + "x";
  for (const char *credentials : {wrong.c_str(), "demo.wrong", "", static_cast<const char *>(nullptr)}) {
    _ns1__GetExternalTokens request;
    _ns1__GetExternalTokensResponse response;
    request.Key = copy(soap, "no such key");
    if (credentials) set_header(soap, credentials);
    else soap->header = nullptr;
    int status = soap_call___ns1__GetExternalTokens(soap, url, nullptr, &request, response);
    const char *code = soap->fault ? *soap_faultcode(soap) : nullptr;
    expect(
        status == SOAP_FAULT && code && std::strstr(code, "Client"),
        "credentials that are wrong are not refused with a fault of the client", soap);
  }
}

int main(int count, char **arguments) {
  if (count != 4 || sodium_init() < 0) return 100;
  // 1.1 is the version of the WSDL; gSOAP sends 1.2 as well.
  for (short version : {1, 2}) {
    struct soap *soap = soap_new1(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE | SOAP_XML_STRICT);
    soap->connect_timeout = soap->send_timeout = soap->recv_timeout = 10;
    soap_set_version(soap, version);
    check_save(soap, arguments[1], arguments[2]);
    check_decrypt(soap, arguments[1], arguments[2], arguments[3]);
    check_refusals(soap, arguments[1], arguments[2]);
    soap_destroy(soap);
    soap_end(soap);
    soap_free(soap);
  }
  return findings;
}
