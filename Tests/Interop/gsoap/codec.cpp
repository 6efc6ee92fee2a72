// Decodes and encodes a message in memory, with what gSOAP has made of the server's WSDL: `make bench`
// compares the codec of the token server with it.
//
//   codec MESSAGE SECONDS
//
// MESSAGE is the file of a request that saves tokens. Prints how many such messages it decodes and how
// many it encodes in a second of processor time, and how many bytes an encoded one has.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "BasicHttpBinding_USCOREUser.nsmap"
#include "soapH.h"

static std::string message, written;
static size_t position;

static size_t receive(struct soap *, char *buffer, size_t size) {
  size = std::min(size, message.size() - position);
  std::memcpy(buffer, message.data() + position, size);
  position += size;
  return size;
}

static int transmit(struct soap *, const char *bytes, size_t size) {
  written.append(bytes, size);
  return SOAP_OK;
}

static _ns1__SaveExternalTokens *decode(struct soap *soap) {
  position = 0;
  auto *request = soap_new__ns1__SaveExternalTokens(soap);
  if (soap_begin_recv(soap) || soap_envelope_begin_in(soap) || soap_recv_header(soap) ||
      soap_body_begin_in(soap) || !request->soap_get(soap, "ns1:SaveExternalTokens", nullptr) ||
      soap_body_end_in(soap) || soap_envelope_end_in(soap) || soap_end_recv(soap))
    return nullptr;
  return request;
}

static bool encode(struct soap *soap, const _ns1__SaveExternalTokens *request) {
  written.clear();
  soap_serializeheader(soap);
  request->soap_serialize(soap);
  return !soap_begin_send(soap) && !soap_envelope_begin_out(soap) && !soap_putheader(soap) &&
         !soap_body_begin_out(soap) && !request->soap_put(soap, "ns1:SaveExternalTokens", "") &&
         !soap_body_end_out(soap) && !soap_envelope_end_out(soap) && !soap_end_send(soap);
}

static double processor_time() {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

template <typename Work>
static double rate(double seconds, Work work) {
  const double start = processor_time();
  double count = 0;
  do {
    for (int i = 0; i < 100; ++i) work();
    count += 100;
  } while (processor_time() - start < seconds);
  return count / (processor_time() - start);
}

static void check(bool is_right, struct soap *soap) {
  if (is_right) return;
  soap_print_fault(soap, stderr);
  std::exit(1);
}

int main(int count, char **arguments) {
  if (count != 3) return 100;
  std::ifstream file(arguments[1], std::ios::binary);
  message.assign(std::istreambuf_iterator<char>(file), {});
  const double seconds = std::atof(arguments[2]);
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING);
  soap->frecv = receive;
  soap->fsend = transmit;
  // Without the header of HTTP.
  soap_set_mode(soap, SOAP_ENC_PLAIN);

  const double decoded = rate(seconds, [&] {
    check(decode(soap), soap);
    soap_destroy(soap);
    soap_end(soap);
  });
  auto *request = decode(soap);
  check(request, soap);
  auto *header = soap->header;
  const double encoded = rate(seconds, [&] {
    soap->header = header;
    check(encode(soap, request), soap);
  });
  std::printf("%.0f %.0f %zu\n", decoded, encoded, written.size());
  return 0;
}
