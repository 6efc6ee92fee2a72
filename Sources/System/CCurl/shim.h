#ifndef DOCS2SWIFT_CCURL_SHIM_H
#define DOCS2SWIFT_CCURL_SHIM_H

#include <pthread.h>
#include <signal.h>

// The macros that check the types of options work only with constants. These functions are called
// with variables.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

// Swift cannot call variadic functions. These functions have fixed parameters, as used here.

static inline CURLcode curl_shim_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

/// The library copies the text.
static inline CURLcode curl_shim_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_shim_set_list(
    CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

/// Sets the body of the request, which the library copies.
static inline CURLcode curl_shim_set_body(CURL *easy, const void *bytes, size_t count) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

typedef size_t (*curl_shim_receiver)(char *bytes, size_t size, size_t count, void *context);

/// Sets the functions that receive the lines of the header and the parts of the body.
static inline void curl_shim_set_receivers(
    CURL *easy, curl_shim_receiver header, curl_shim_receiver body, void *context) {
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

/// Sets the buffer to which the library writes why a transfer failed: CURL_ERROR_SIZE bytes.
static inline void curl_shim_set_error_buffer(CURL *easy, char *buffer) {
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, buffer);
}

/// Allows only HTTP, even if a URL or a proxy requests something else.
static inline void curl_shim_allow_http_only(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/// Does not wait for a name that is still being resolved in its own thread: an abandoned transfer
/// must not make all others wait.
static inline void curl_shim_leave_resolver_alone(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
#endif
}

/// The status of a proxy for the request for a tunnel; 0 if there was no such request.
static inline long curl_shim_tunnel_status(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
  return status;
}

/// The version of the loaded library, in the format of LIBCURL_VERSION_NUM.
static inline unsigned int curl_shim_version(void) {
  return curl_version_info(CURLVERSION_NOW)->version_num;
}

static inline void curl_shim_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  curl_multi_setopt(multi, option, value);
}

/// Blocks signals on this thread, because other threads of the program handle them. A TLS library
/// that writes to a closed connection causes SIGPIPE, which would end the process.
static inline void curl_shim_block_signals(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
}

#endif
