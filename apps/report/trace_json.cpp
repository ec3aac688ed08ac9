// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_json.hpp"

#include <ranges>

#include "apps/report/query_json.hpp"
#include "apps/report/rule_text.hpp"

namespace sluice {
namespace {

class TraceJson {
 public:
  TraceJson(const TraceReport& report, JsonWriter& json) : report_(report), json_(json) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    json_.member("rule", to_text(report_.query().rule));
    write_query(report_.query(), ledger, json_);
    const auto numbers = std::views::iota(std::uint32_t{0}, count(report_.trace().sources));
    json_.list("sources", numbers, [&](std::uint32_t s) { source(SourceNo(s)); });
    json_.list("accounts", report_.trace().pockets, [&](const TracedPocket& row) { account(row); });
    json_.list("transfers", report_.trace().transfers, [&](const TracedTransfer& row) { transfer(row); });
    write_unknown_at(report_.found(), json_);
    json_.end_object();
    json_.finish();
  }

 private:
  static std::uint32_t count(const auto& rows) { return static_cast<std::uint32_t>(rows.size()); }

  void source(SourceNo number) {
    const auto& outcome = report_.trace().sources[number.value];
    const auto currency = report_.graph().currency(report_.source_transfer(number));
    const auto scale = report_.graph().scale(currency);
    json_.begin_object();
    json_.member("transfer", report_.source_id(number));
    json_.member("victim", report_.victim(number));
    json_.member("currency", report_.graph().currency_code(currency));
    json_.amount("stolen", outcome.stolen, scale);
    if (report_.has_amounts()) {
      json_.amount("rests", outcome.rests, scale);
      json_.amount("dissipated", outcome.dissipated, scale);
      json_.amount("left_visibility", outcome.left_visibility, scale);
      json_.amount("returned", outcome.returned, scale);
      json_.amount("other_victims", outcome.other_victims, scale);
      json_.amount("under_floor", outcome.under_floor, scale);
    }
    json_.end_object();
  }

  void account(const TracedPocket& row) {
    const auto scale = report_.scale(row.pocket);
    json_.begin_object();
    json_.member("account", report_.account_id(row.pocket));
    json_.member("currency", report_.currency_code(row.pocket));
    json_.member("end", row.end == End::rests ? std::nullopt : std::optional(to_text(row.end)));
    json_.member("level", row.level);
    json_.amount("received", measured(row.received), scale);
    json_.amount("rests", measured(row.rests), scale);
    if (report_.has_bounds()) {
      json_.amount("least", report_.bounds_of(row).least, scale);
      json_.amount("most", report_.bounds_of(row).most, scale);
    }
    if (report_.has_amounts()) shares(row, "rests", scale);
    json_.end_object();
  }

  void transfer(const TracedTransfer& row) {
    const auto scale = report_.scale(row.payer);
    const auto number = row.key.transfer();
    json_.begin_object();
    json_.member("transfer", report_.transfer_id(row));
    json_.member("payer", report_.account_id(row.payer));
    json_.member("payee", report_.account_id(row.payee));
    json_.member("time", report_.time_text(number));
    json_.amount("amount", row.amount, scale);
    json_.member("currency", report_.currency_code(row.payer));
    json_.amount("traced", measured(row.traced), scale);
    if (report_.has_amounts()) shares(row, "traced", scale);
    json_.end_object();
  }

  void shares(const auto& row, std::string_view name, int scale) {
    json_.list("by_source", report_.trace().shares_of(row), [&](const SourceShare& share) {
      json_.begin_object();
      json_.member("transfer", report_.source_id(share.source));
      json_.amount(name, share.amount, scale);
      json_.end_object();
    });
  }

  std::optional<Amount> measured(Amount amount) const {
    return report_.has_amounts() ? std::optional(amount) : std::nullopt;
  }

  const TraceReport& report_;
  JsonWriter& json_;
};

}  // namespace

void write_trace_json(const TraceReport& report, std::string_view ledger, JsonWriter& json) {
  TraceJson(report, json).write(ledger);
}

}  // namespace sluice
