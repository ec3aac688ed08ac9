// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/earlier_refund.hpp"

#include <fmt/format.h>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "engine/values/error.hpp"
#include "loaders/text/amount_text.hpp"

namespace sluice {
namespace {

using Value = rapidjson::Value;

class EarlierRow {
 public:
  EarlierRow(const Value& row, const std::string& name, std::size_t number)
      : row_(row), name_(name), number_(number) {
    if (!row.IsObject()) refuse("an object");
  }

  std::string text(const char* key) const {
    const auto found = row_.FindMember(key);
    if (found == row_.MemberEnd() || !found->value.IsString()) refuse(fmt::format("a text \"{}\"", key));
    return {found->value.GetString(), found->value.GetStringLength()};
  }

  /// With as many digits of minor unit as the text has.
  Amount amount(int& scale) const {
    const auto written = text("amount");
    const auto point = written.find('.');
    scale = point == std::string::npos ? 0 : static_cast<int>(written.size() - point - 1);
    const auto reading = scale <= scale_max ? read_amount(written, scale, AmountForm{})
                                            : AmountReading{Amount(0), AmountFault::not_a_number};
    if (reading.fault != AmountFault::none) refuse("a decimal amount");
    return reading.amount;
  }

 private:
  static constexpr int scale_max = 12;

  [[noreturn]] void refuse(const std::string& expected) const {
    throw UnreadableInput(fmt::format("{}: row {} of \"rows\": expected {}", name_, number_, expected));
  }

  const Value& row_;
  const std::string& name_;
  std::size_t number_;
};

const Value* find(const Value& object, const char* key) {
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

}  // namespace

EarlierRefund parse_earlier_refund(std::string_view json, const std::string& name) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError())
    throw UnreadableInput(fmt::format("{}: byte {}: {}", name, document.GetErrorOffset(),
                                      rapidjson::GetParseError_En(document.GetParseError())));
  const auto* rows = document.IsObject() ? find(document, "rows") : nullptr;
  const auto* method = document.IsObject() ? find(document, "method") : nullptr;
  if (rows == nullptr || !rows->IsArray() || method == nullptr || !method->IsString())
    throw UnreadableInput(name
                          + ": expected what `sluice refund --json` printed, with \"method\" and \"rows\"");
  EarlierRefund earlier{name, method->GetString(), {}};
  std::size_t number = 0;
  for (const auto& each : rows->GetArray()) {
    const EarlierRow row(each, name, ++number);
    int scale = 0;
    const auto amount = row.amount(scale);
    const auto [found, is_new] = earlier.given.try_emplace(
        {row.text("account"), row.text("currency"), row.text("victim")}, EarlierRefund::Given{scale, {}});
    auto& given = found->second;
    if (!is_new && given.scale != scale)
      throw UnreadableInput(fmt::format("{}: row {} of \"rows\": expected {} decimals as before, found {}",
                                        name, number, given.scale, scale));
    const auto sum = add_checked(given.amount, amount);
    if (!sum)
      throw UnreadableInput(fmt::format("{}: the amounts of row {} add up to too much", name, number));
    given.amount = *sum;
  }
  return earlier;
}

}  // namespace sluice
