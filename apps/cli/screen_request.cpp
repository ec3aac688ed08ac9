// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/screen_request.hpp"

#include <initializer_list>

#include <fmt/format.h>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

using Value = rapidjson::Value;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

void require_known_keys(const Value& object, std::initializer_list<std::string_view> known,
                        std::string_view where) {
  for (const auto& member : object.GetObject()) {
    const auto key = text_of(member.name);
    bool is_known = false;
    for (const auto each : known) is_known |= each == key;
    if (!is_known) throw InvalidQuery(fmt::format("{}unknown key \"{}\"", where, key));
  }
}

const Value* find(const Value& object, const char* key) {
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string read_text(const Value& object, const char* key, bool is_required) {
  const auto* value = find(object, key);
  if (value == nullptr && !is_required) return {};
  if (value == nullptr || !value->IsString() || value->GetStringLength() == 0)
    throw InvalidQuery(fmt::format("\"{}\": expected a text in quotes", key));
  return std::string(text_of(*value));
}

RequestId read_id(const Value& object) {
  const auto* value = find(object, "id");
  if (value == nullptr) return {};
  if (value->IsString()) return std::string(text_of(*value));
  if (value->IsInt64()) return value->GetInt64();
  throw InvalidQuery("\"id\": expected a text or a whole number");
}

std::vector<std::string> read_accounts(const Value& list) {
  if (!list.IsArray() || list.Empty()) throw InvalidQuery("\"accounts\": expected a list of ids");
  if (list.Size() > asked_accounts_max)
    throw InvalidQuery(
        fmt::format("\"accounts\": expected at most {}, found {}", asked_accounts_max, list.Size()));
  std::vector<std::string> accounts;
  for (const auto& id : list.GetArray()) {
    if (!id.IsString()) throw InvalidQuery("\"accounts\": expected ids in quotes");
    accounts.emplace_back(text_of(id));
  }
  return accounts;
}

void read_pay(const Value& pay, ScreenRequest& request) {
  if (!pay.IsObject()) throw InvalidQuery("\"pay\": expected an object");
  require_known_keys(pay, {"payer", "payee", "amount", "currency", "at"}, "\"pay\": ");
  request.payment = {read_text(pay, "payer", true), read_text(pay, "payee", true),
                     read_text(pay, "amount", true), read_text(pay, "currency", false)};
  if (find(pay, "at") != nullptr) request.at = read_text(pay, "at", true);
}

void read_members(const Value& object, ReadRequest& read) {
  read.id = read_id(object);
  require_known_keys(object, {"id", "accounts", "pay", "at"}, "");
  const auto *accounts = find(object, "accounts"), *pay = find(object, "pay");
  if ((accounts == nullptr) == (pay == nullptr))
    throw InvalidQuery("expected either \"accounts\" or \"pay\"");
  read.request.at = read_text(object, "at", false);
  if (accounts != nullptr)
    read.request.accounts = read_accounts(*accounts);
  else
    read_pay(*pay, read.request);
}

}  // namespace

ReadRequest read_request(std::string_view line) {
  ReadRequest read;
  // The parser takes it for the end.
  if (const auto nul = line.find('\0'); nul != std::string_view::npos) {
    read.error = fmt::format("byte {}: expected no zero byte", nul);
    return read;
  }
  rapidjson::Document document;
  // Iterative: nothing that is nested deeply may use up the stack.
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(),
                                                                                         line.size());
  if (document.HasParseError()) {
    read.error = fmt::format("byte {}: {}", document.GetErrorOffset(),
                             rapidjson::GetParseError_En(document.GetParseError()));
    return read;
  }
  try {
    if (!document.IsObject()) throw InvalidQuery("expected an object");
    read_members(document, read);
  } catch (const InvalidQuery& error) {
    read.error = error.what();
  }
  return read;
}

}  // namespace sluice
