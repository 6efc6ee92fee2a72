// The market, as what gSOAP has made of market.wsdl: its server and its client.
//
//   market serve        prints its port, and serves until it is ended
//   market call URL CASE
//
// Both ends describe a request in one line, in the same way. The server sends back the line for what it
// has read, and the client compares it with the line for what it has sent. Prints what is wrong; the
// status is the number of findings.

#include <cstdio>
#include <cstring>
#include <functional>
#include <sstream>
#include <string>

#include "Market.nsmap"
#include "soapH.h"

using Text = std::string;

static const char *const weird = "blåbær – € 漢字 <&> ]]> \"'";
static const time_t noon = 1709208000;  // 2024-02-29T12:00:00Z

static char *copy(struct soap *soap, const Text &text) { return soap_strdup(soap, text.c_str()); }

template <class Value>
static Value *boxed(struct soap *soap, Value value) {
  auto *box = static_cast<Value *>(soap_malloc(soap, sizeof(Value)));
  *box = value;
  return box;
}

// MARK: One line for what was sent or read

static Text shown(const char *text) { return text ? text : "nothing"; }

template <class Value>
static Text shown(const Value *value) {
  return value ? std::to_string(*value) : "nothing";
}

static Text described(const ns2__Price *price) {
  if (!price) return "nothing";
  return shown(price->__item) + " " + shown(price->currency) + " per " + shown(price->perUnit);
}

static Text described(const ns2__Goods *goods) {
  if (!goods) return "nothing";
  Text text = shown(goods->Name) + " " + std::to_string(goods->id) + " " + described(goods->Price) + " "
      + shown(goods->Available) + " " + shown(goods->discontinued);
  if (auto *book = dynamic_cast<const ns2__Book *>(goods))
    text += ", a book " + shown(book->Isbn) + " " + shown(book->Pages) + " " + shown(book->edition);
  if (auto *fruit = dynamic_cast<const ns2__Fruit *>(goods)) {
    text += ", a fruit " + std::to_string(fruit->BestBefore);
    for (int i = 0; i < fruit->__sizeSort; i++) text += " " + shown(fruit->Sort[i]);
  }
  return text;
}

static Text described(const ns1__Payment *payment) {
  Text text = described(payment->Amount) + " for " + shown(payment->Purpose) + " by ";
  switch (payment->__union_Payment) {
  case SOAP_UNION__ns1__union_Payment_Card: return text + "card " + shown(payment->union_Payment.Card);
  case SOAP_UNION__ns1__union_Payment_Account:
    return text + "account " + std::to_string(payment->union_Payment.Account);
  case SOAP_UNION__ns1__union_Payment_Voucher:
    return text + "voucher " + shown(payment->union_Payment.Voucher->Code) + " "
        + shown(payment->union_Payment.Voucher->Valid);
  default: return text + "nothing";
  }
}

static Text described(const _ns1__Session *session) {
  return session ? shown(session->Token) + " " + shown(session->level) : "nobody";
}

static Text described(const _ns1__Order *order, const _ns1__Session *session) {
  Text text = described(session) + ": " + shown(order->Customer) + "; ";
  for (int i = 0; i < order->__sizeLine; i++)
    text += shown(order->Line[i]->Quantity) + " of " + described(order->Line[i]->Goods) + " wrapped "
        + shown(order->Line[i]->wrapped) + "; ";
  return text + described(order->Payment) + "; " + shown(order->Delivery) + " " + shown(order->Gift);
}

static Text described(const ns1__Criteria *criteria) {
  Text text;
  for (int i = 0; i < criteria->__size_Criteria; i++) {
    auto &part = criteria->__union_Criteria[i];
    switch (part.__union_Criteria) {
    case SOAP_UNION__ns1__union_Criteria_Word: text += "word " + shown(part.union_Criteria.Word); break;
    case SOAP_UNION__ns1__union_Criteria_Id: text += "id " + std::to_string(part.union_Criteria.Id); break;
    case SOAP_UNION__ns1__union_Criteria_Range:
      text += "from " + shown(part.union_Criteria.Range->From) + " to " + shown(part.union_Criteria.Range->To);
    }
    text += "; ";
  }
  return text + shown(criteria->Limit);
}

static Text described(const ns3__Note *note) {
  if (!note) return "nothing";
  Text text = shown(note->Author);
  for (int i = 0; note->Lines && i < note->Lines->__sizeLine; i++) text += "/" + shown(note->Lines->Line[i]);
  return text + " " + described(note->Reply);
}

static Text described(const _ns1__Weigh *weigh) {
  std::ostringstream text;
  text << weigh->Weight << " " << weigh->Tolerance << " " << shown(weigh->Day) << " " << shown(weigh->At)
       << " " << shown(weigh->Took) << " " << shown(weigh->Unit) << " " << shown(weigh->Link) << " "
       << shown(weigh->Steps);
  return text.str();
}

// MARK: Values

static ns2__Price *price(struct soap *soap, const char *amount) {
  auto *price = soap_new_ns2__Price(soap);
  price->__item = copy(soap, amount);
  price->currency = copy(soap, "NOK");
  price->perUnit = boxed(soap, ns2__Unit__square_metre);
  return price;
}

template <class Goods>
static Goods *filled(struct soap *soap, Goods *goods, const Text &name) {
  goods->Name = copy(soap, name);
  goods->Price = price(soap, "12345678901234.5678");
  goods->id = 7;
  return goods;
}

static ns2__Book *book(struct soap *soap, const Text &name) {
  auto *book = filled(soap, soap_new_ns2__Book(soap), name);
  book->Available = copy(soap, "2024-02-29");
  book->Isbn = copy(soap, "978-3");
  book->edition = boxed<unsigned char>(soap, 255);
  return book;  // Its pages are nil.
}

static ns2__Fruit *fruit(struct soap *soap, const Text &name) {
  auto *fruit = filled(soap, soap_new_ns2__Fruit(soap), name);
  fruit->discontinued = boxed(soap, false);
  fruit->BestBefore = noon;
  fruit->__sizeSort = 2;
  fruit->Sort = static_cast<char **>(soap_malloc(soap, 2 * sizeof(char *)));
  fruit->Sort[0] = copy(soap, "red");
  fruit->Sort[1] = copy(soap, weird);
  return fruit;
}

static void add(struct soap *soap, int &count, ns2__Goods **&goods, ns2__Goods *item) {
  auto **all = static_cast<ns2__Goods **>(soap_malloc(soap, (count + 1) * sizeof(ns2__Goods *)));
  if (count) std::memcpy(all, goods, count * sizeof(ns2__Goods *));
  all[count++] = item;
  goods = all;
}

// MARK: Server

static Text announced;

static int refused(struct soap *soap, const _ns1__Order *order) {
  auto *detail = soap_new_SOAP_ENV__Detail(soap);
  soap_default_SOAP_ENV__Detail(soap, detail);
  if (!std::strcmp(order->Customer, "refused")) {
    detail->ns1__Refused = copy(soap, weird);
  } else {
    auto *sold = soap_new__ns1__SoldOut(soap);
    sold->id = order->Line[0]->Goods->id;
    sold->Until = copy(soap, "2030-01-31");
    add(soap, sold->__sizeInstead, sold->Instead, book(soap, "another book"));
    add(soap, sold->__sizeInstead, sold->Instead, fruit(soap, "a fruit"));
    detail->ns1__SoldOut = sold;
  }
  soap_sender_fault(soap, "no: <&> æ", nullptr);
  soap->fault->detail = detail;
  return soap->error;
}

int __ns1__Order(struct soap *soap, _ns1__Order *order, struct __ns1__OrderResponse &response) {
  Text text = described(order, soap->header ? soap->header->ns1__Session : nullptr);
  if (!std::strcmp(order->Customer, "refused") || !std::strcmp(order->Customer, "sold out"))
    return refused(soap, order);
  auto *receipt = soap_new_ns1__Receipt(soap);
  receipt->Number = 18446744073709551615ULL;
  receipt->Placed = noon;
  receipt->Total = order->Payment->Amount;
  receipt->Seal.__ptr = reinterpret_cast<unsigned char *>(copy(soap, text));
  receipt->Seal.__size = static_cast<int>(text.size());
  receipt->Digest = soap_new_xsd__hexBinary(soap);
  receipt->Digest->__ptr = reinterpret_cast<unsigned char *>(copy(soap, "\xCA\xFE"));
  receipt->Digest->__size = 2;
  response.ns1__OrderResponse = soap_new__ns1__OrderResponse(soap);
  response.ns1__OrderResponse->Receipt = receipt;
  soap->header = soap_new_SOAP_ENV__Header(soap);
  soap_default_SOAP_ENV__Header(soap, soap->header);
  soap->header->ns1__Balance = price(soap, "-0.5");
  return SOAP_OK;
}

int __ns1__Search(struct soap *soap, ns1__Criteria *criteria, _ns1__SearchResponse &response) {
  Text text = described(criteria);
  auto *plain = filled(soap, soap_new_ns2__Goods(soap), text);
  add(soap, response.__sizeFound, response.Found, plain);
  add(soap, response.__sizeFound, response.Found, book(soap, announced));
  add(soap, response.__sizeFound, response.Found, fruit(soap, text));
  return SOAP_OK;
}

int __ns1__Remark(struct soap *soap, ns1__Remark *remark, ns1__Remark &response) {
  response = *remark;
  auto *reply = soap_new_ns3__Note(soap);
  reply->Author = copy(soap, described(remark->Note));
  response.Note = soap_new_ns3__Note(soap);
  response.Note->Author = copy(soap, "gSOAP");
  response.Note->Reply = reply;
  return SOAP_OK;
}

// A number for what was read.
static Text weight(const _ns1__Weigh *weigh) {
  return std::to_string(std::hash<Text>()(described(weigh)) % 1000000) + ".25";
}

int __ns1__Weigh(struct soap *soap, _ns1__Weigh *weigh, char *&response) {
  response = copy(soap, weight(weigh));
  return SOAP_OK;
}

int __ns1__Announce(struct soap *soap, char *text) {
  announced = text;
  return soap_send_empty_response(soap, SOAP_OK);
}

static int serve(struct soap *soap) {
  struct sockaddr_in address;
  socklen_t size = sizeof address;
  soap->bind_flags = SO_REUSEADDR;
  if (!soap_valid_socket(soap_bind(soap, "127.0.0.1", 0, 100))) return 100;
  if (getsockname(soap->master, reinterpret_cast<struct sockaddr *>(&address), &size)) return 100;
  std::printf("http://127.0.0.1:%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  while (soap_valid_socket(soap_accept(soap))) {
    soap_serve(soap);
    soap_destroy(soap);
    soap_end(soap);
  }
  return 1;
}

// MARK: Client

static int findings = 0;

static void expect(bool isRight, struct soap *soap, const Text &what) {
  if (isRight) return;
  findings++;
  std::printf("gsoap: %s\n", what.c_str());
  if (soap->error) soap_print_fault(soap, stdout);
}

static void expect_same(struct soap *soap, const Text &found, const Text &expected) {
  expect(found == expected, soap, "'" + found + "' in place of '" + expected + "'");
}

static _ns1__Session *set_header(struct soap *soap) {
  soap->header = soap_new_SOAP_ENV__Header(soap);
  soap_default_SOAP_ENV__Header(soap, soap->header);
  auto *session = soap_new__ns1__Session(soap);
  session->Token = copy(soap, weird);
  session->level = boxed(soap, -3);
  return soap->header->ns1__Session = session;
}

static ns1__Line *line(struct soap *soap, ns2__Goods *goods, const char *quantity) {
  auto *line = soap_new_ns1__Line(soap);
  line->Goods = goods;
  line->Quantity = copy(soap, quantity);
  return line;
}

static _ns1__Order *order(struct soap *soap, const char *customer) {
  auto *order = soap_new__ns1__Order(soap);
  order->Customer = copy(soap, customer);
  order->__sizeLine = 2;
  order->Line = static_cast<ns1__Line **>(soap_malloc(soap, 2 * sizeof(ns1__Line *)));
  order->Line[0] = line(soap, book(soap, weird), "1.5");
  order->Line[1] = line(soap, filled(soap, soap_new_ns2__Goods(soap), "plain"), "-0.001");
  order->Line[1]->wrapped = boxed(soap, true);
  order->Payment = soap_new_ns1__Payment(soap);
  order->Payment->Amount = price(soap, "99.9");
  order->Payment->__union_Payment = SOAP_UNION__ns1__union_Payment_Card;
  order->Payment->union_Payment.Card = copy(soap, "1234");
  return order;  // The time of its delivery is nil.
}

static void pay(struct soap *soap, _ns1__Order *order, const Text &way) {
  auto *payment = order->Payment;
  if (way == "account") {
    payment->__union_Payment = SOAP_UNION__ns1__union_Payment_Account;
    payment->union_Payment.Account = -9007199254740993LL;
    payment->Purpose = copy(soap, weird);
    order->Delivery = boxed(soap, noon);
  } else if (way == "voucher") {
    payment->__union_Payment = SOAP_UNION__ns1__union_Payment_Voucher;
    payment->union_Payment.Voucher = soap_new_ns1__Voucher(soap);
    payment->union_Payment.Voucher->Code = copy(soap, "V-1");
    payment->union_Payment.Voucher->Valid = copy(soap, "2024-12-31");
    order->Gift = boxed(soap, true);
  }
}

static void check_order(struct soap *soap, const char *url, const Text &way) {
  auto *request = order(soap, "customer");
  pay(soap, request, way);
  Text sent = described(request, set_header(soap));
  struct __ns1__OrderResponse response;
  int status = soap_call___ns1__Order(soap, url, nullptr, request, response);
  expect(status == SOAP_OK && response.ns1__OrderResponse, soap, "Order fails");
  if (findings) return;
  auto *receipt = response.ns1__OrderResponse->Receipt;
  expect_same(soap, Text(reinterpret_cast<char *>(receipt->Seal.__ptr), receipt->Seal.__size), sent);
  expect_same(soap, described(receipt->Total), described(request->Payment->Amount));
  expect(receipt->Number == 18446744073709551615ULL && receipt->Placed == noon, soap, "another receipt");
  expect(receipt->Digest && receipt->Digest->__size == 2 && !std::memcmp(receipt->Digest->__ptr, "\xCA\xFE", 2),
         soap, "another digest");
  auto *balance = soap->header ? soap->header->ns1__Balance : nullptr;
  expect_same(soap, described(balance), described(price(soap, "-0.5")));
}

static void check_fault(struct soap *soap, const char *url, const char *customer) {
  auto *request = order(soap, customer);
  set_header(soap);
  struct __ns1__OrderResponse response;
  int status = soap_call___ns1__Order(soap, url, nullptr, request, response);
  auto *detail = status != SOAP_OK && soap->fault ? soap->fault->detail : nullptr;
  expect(detail, soap, "there is no fault with a detail");
  if (!detail) return;
  expect_same(soap, shown(*soap_faultstring(soap)), "no: <&> æ");
  if (!std::strcmp(customer, "refused")) return expect_same(soap, shown(detail->ns1__Refused), weird);
  auto *sold = detail->ns1__SoldOut;
  expect(sold && sold->id == 7 && sold->__sizeInstead == 2, soap, "another fault");
  if (findings) return;
  expect_same(soap, shown(sold->Until), "2030-01-31");
  expect_same(soap, described(sold->Instead[0]), described(book(soap, "another book")));
  expect_same(soap, described(sold->Instead[1]), described(fruit(soap, "a fruit")));
}

static void check_search(struct soap *soap, const char *url, const Text &announcement) {
  ns1__Criteria request;
  request.soap_default(soap);
  __ns1__union_Criteria parts[4];
  parts[0].__union_Criteria = parts[3].__union_Criteria = SOAP_UNION__ns1__union_Criteria_Word;
  parts[0].union_Criteria.Word = copy(soap, weird);
  parts[1].__union_Criteria = SOAP_UNION__ns1__union_Criteria_Range;
  parts[1].union_Criteria.Range = soap_new_ns1__Range(soap);
  parts[1].union_Criteria.Range->From = copy(soap, "0.1");
  parts[2].__union_Criteria = SOAP_UNION__ns1__union_Criteria_Id;
  parts[2].union_Criteria.Id = -1;
  parts[3].union_Criteria.Word = copy(soap, "last");
  request.__size_Criteria = 4;
  request.__union_Criteria = parts;
  request.Limit = boxed(soap, 3);
  _ns1__SearchResponse response;
  int status = soap_call___ns1__Search(soap, url, nullptr, &request, response);
  expect(status == SOAP_OK && response.__sizeFound == 3, soap, "Search fails");
  if (findings) return;
  Text text = described(&request);
  expect_same(soap, described(response.Found[0]), described(filled(soap, soap_new_ns2__Goods(soap), text)));
  if (!announcement.empty())
    expect_same(soap, described(response.Found[1]), described(book(soap, announcement)));
  expect_same(soap, described(response.Found[2]), described(fruit(soap, text)));
}

static void check_remark(struct soap *soap, const char *url) {
  ns1__Remark request, response;
  request.soap_default(soap);
  request.Note = soap_new_ns3__Note(soap);
  request.Note->Author = copy(soap, weird);
  request.Note->Lines = soap_new_ns3__Lines(soap);
  request.Note->Lines->__sizeLine = 2;
  request.Note->Lines->Line = static_cast<char **>(soap_malloc(soap, 2 * sizeof(char *)));
  request.Note->Lines->Line[0] = copy(soap, "one");
  request.Note->Lines->Line[1] = copy(soap, "two");
  request.Note->Reply = soap_new_ns3__Note(soap);
  request.Note->Reply->Author = copy(soap, "inner");
  char *any[] = {copy(soap, "<x:extra xmlns:x=\"urn:example\" a=\"1\"><x:in>t</x:in></x:extra>")};
  request.__size = 1;
  request.__any = any;
  int status = soap_call___ns1__Remark(soap, url, nullptr, &request, response);
  expect(status == SOAP_OK && response.Note && response.Note->Reply, soap, "Remark fails");
  if (findings) return;
  expect_same(soap, shown(response.Note->Reply->Author), described(request.Note));
  expect(response.__size == 1 && std::strstr(response.__any[0], "urn:example")
             && std::strstr(response.__any[0], ">t</"),
         soap, "the element of another namespace does not come back");
}

static void check_weigh(struct soap *soap, const char *url) {
  _ns1__Weigh request;
  request.soap_default(soap);
  request.Weight = 0.1;
  request.Tolerance = 0.25f;
  request.Day = copy(soap, "2024-02-29+01:00");
  request.At = copy(soap, "23:59:59.5Z");
  request.Took = copy(soap, "P1DT2H");
  request.Link = copy(soap, "http://example.com/a?b=1&c");
  request.Steps = copy(soap, "-9007199254740993");
  char *response = nullptr;
  int status = soap_call___ns1__Weigh(soap, url, nullptr, &request, response);
  expect(status == SOAP_OK, soap, "Weigh fails");
  expect_same(soap, shown(response), weight(&request));
}

static void check_announce(struct soap *soap, const char *url) {
  int status = soap_send___ns1__Announce(soap, url, nullptr, copy(soap, weird));
  expect(status == SOAP_OK && soap_recv_empty_response(soap) == SOAP_OK, soap, "Announce fails");
  check_search(soap, url, weird);
}

int main(int count, char **arguments) {
  // A tree: an attribute that is called id does not name an element for others to refer to.
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING | SOAP_XML_STRICT | SOAP_XML_TREE);
  soap->send_timeout = soap->recv_timeout = 10;
  if (count == 2 && !std::strcmp(arguments[1], "serve")) return serve(soap);
  if (count != 4) return 100;
  const char *url = arguments[2];
  const Text name = arguments[3];
  if (name == "sold out" || name == "refused") check_fault(soap, url, arguments[3]);
  else if (name == "search") check_search(soap, url, "");
  else if (name == "remark") check_remark(soap, url);
  else if (name == "weigh") check_weigh(soap, url);
  else if (name == "announce") check_announce(soap, url);
  else check_order(soap, url, name);
  soap_destroy(soap);
  soap_end(soap);
  return findings;
}
