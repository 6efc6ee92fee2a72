#ifndef DOCS2SWIFT_CCURL_SHIM_H
#define DOCS2SWIFT_CCURL_SHIM_H

#include <pthread.h>
#include <signal.h>

// The macros that check the types of options know constants only; these functions are given any.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

// Swift cannot call variadic functions; these give each of them the shape it is used in here.

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

/// Gives the request a body, which the library copies.
static inline CURLcode curl_shim_set_body(CURL *easy, const void *bytes, size_t count) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

typedef size_t (*curl_shim_receiver)(char *bytes, size_t size, size_t count, void *context);

/// Who is handed the lines of the header and the pieces of the body.
static inline void curl_shim_set_receivers(
    CURL *easy, curl_shim_receiver header, curl_shim_receiver body, void *context) {
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

/// Where the library writes why a transfer failed: CURL_ERROR_SIZE bytes.
static inline void curl_shim_set_error_buffer(CURL *easy, char *buffer) {
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, buffer);
}

/// Nothing but HTTP, whatever a URL or a proxy says.
static inline void curl_shim_allow_http_only(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/// Lets a name that is still being resolved go on in its own thread: a transfer that is given up
/// must not make all others wait for it.
static inline void curl_shim_leave_resolver_alone(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
#endif
}

/// The status a proxy gave to the request for a tunnel; 0 when it was not asked.
static inline long curl_shim_tunnel_status(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
  return status;
}

/// The version of the library that is loaded, as LIBCURL_VERSION_NUM counts.
static inline unsigned int curl_shim_version(void) {
  return curl_version_info(CURLVERSION_NOW)->version_num;
}

static inline void curl_shim_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  curl_multi_setopt(multi, option, value);
}

/// Keeps signals off this thread: they belong to the program's own. A TLS library that writes to a
/// connection that is gone raises SIGPIPE, which would end the process.
static inline void curl_shim_block_signals(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
}

#endif
